"""Addresses of the sign-in by the city's own service, below those of allauth, which looks for them by these names."""

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import get_language, override
from requests import RequestException

from townhall.accounts.provider import AGAIN, CityAdapter

LANGUAGE = "city-sign-in-language"  # in the session: the way back has one address, whatever somebody reads


def sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Ask once, then lead to the provider."""
    request.session[LANGUAGE] = get_language()
    return answer(OAuth2LoginView, request, provider_id)


def sign_in_again(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider, who is to ask once more even where somebody is signed in."""
    request.session[AGAIN] = True
    return sign_in(request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take over what the provider says about somebody who has signed in there."""
    with override(request.session.get(LANGUAGE) or get_language()):
        return answer(OAuth2CallbackView, request, provider_id)


def answer(view: type[OAuth2View], request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = CityAdapter(request, provider_id)
    try:
        response: HttpResponse = view.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException as problem:
        return render_authentication_error(request, adapter.get_provider(), exception=problem)
    return response


urlpatterns = [
    path("oidc/<slug:provider_id>/login/", sign_in, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/nochmals/", sign_in_again, name="openid_connect_again"),
    path("oidc/<slug:provider_id>/login/callback/", come_back, name="openid_connect_callback"),
]
