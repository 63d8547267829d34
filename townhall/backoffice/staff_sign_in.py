"""Sign-in of staff by the city's own service: whom it lets in, with which roles, and what people read if it does not."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from requests import RequestException

from townhall.accounts.models import Account
from townhall.authorities.provider_roles import granted, read, take_over
from townhall.lib.text import T

NO_ANSWER = T(
    "Die Anmeldung der Stadt antwortet gerade nicht. Versuchen Sie es in einigen Minuten noch einmal.",
    en="The city's sign-in service does not answer at the moment. Try again in a few minutes.",
)
NOT_BELIEVED = T(
    "Die Anmeldung passt nicht zu diesem Browser oder ist abgelaufen. Beginnen Sie noch einmal.",
    en="The sign-in does not belong to this browser or has run out of time. Begin again.",
)
NO_ROLE = T(
    "Sie haben im digitalen Rathaus keine Rolle. Ihre IT-Stelle ordnet Sie einer Gruppe zu.",
    en="You have no role in the digital town hall. Your IT department puts you into a group.",
)
ADDRESS_TAKEN = T(
    "Zu Ihrer E-Mail-Adresse gibt es schon ein Konto. Es wird nicht von selbst verbunden. "
    "Wenden Sie sich an die Administration des Rathauses.",
    en="There is an account with your e-mail address already. It is not connected by itself. "
    "Ask the administrators of the town hall.",
)
SHUT = T("Ihr Konto ist gesperrt.", en="Your account is shut.")


class StaffSignIn(DefaultSocialAccountAdapter):
    """Lets in who has a role by the groups of the provider; never takes over an account by its e-mail address."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        grants = granted(groups_of(sociallogin), read(settings.OIDC_ROLES))
        account = sociallogin.user if sociallogin.is_existing else None
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(refusal(request, ADDRESS_TAKEN))
        if account is not None:
            take_over(account, grants, at=timezone.now())
            if not account.is_active:
                raise ImmediateHttpResponse(refusal(request, SHUT))
        if not grants:
            raise ImmediateHttpResponse(refusal(request, NO_ROLE))
        if account is None and (not address_of(sociallogin) or is_taken(address_of(sociallogin))):
            raise ImmediateHttpResponse(refusal(request, ADDRESS_TAKEN))

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True  # whoever comes so far has a role and an address of their own

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Account:
        account: Account = super().save_user(request, sociallogin, form)
        take_over(account, granted(groups_of(sociallogin), read(settings.OIDC_ROLES)), at=timezone.now())
        return account

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> Account:
        account: Account = sociallogin.user
        account.email = (data.get("email") or "").strip().lower()
        account.given_name, account.family_name = data.get("first_name") or "", data.get("last_name") or ""
        return account

    def on_authentication_error(self, request: HttpRequest, provider, error=None, exception=None, extra_context=None) -> None:
        if isinstance(exception, RequestException):
            raise ImmediateHttpResponse(refusal(request, NO_ANSWER, status=503))
        raise ImmediateHttpResponse(refusal(request, NOT_BELIEVED))


def groups_of(sociallogin: SocialLogin) -> list[str]:
    """Return the groups that the signed token names, or what the provider says about the person."""
    said = sociallogin.account.extra_data
    claims = said.get("userinfo", {}) | said.get("id_token", {})
    groups = claims.get(settings.OIDC_GROUPS_CLAIM, [])
    return [groups] if isinstance(groups, str) else [str(group) for group in groups] if isinstance(groups, list) else []


def address_of(sociallogin: SocialLogin) -> str:
    return str(sociallogin.user.email or "")


def is_taken(address: str) -> bool:
    return Account.objects.filter(email__iexact=address).exists()


def refusal(request: HttpRequest, message: T, *, status: int = 403) -> HttpResponse:
    return render(request, "account/staff_sign_in.html", {"message": message}, status=status)
