"""Rules about people that hold for every page of a room, so that no view can forget them."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from townhall.accounts.adapter import PROVED_ELSEWHERE

ROOMS = {"backoffice", "admin"}
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactorForStaff:
    """Let officials into their rooms only with a second factor; without one, lead them to where they set it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_) -> HttpResponse | None:
        if not settings.STAFF_NEEDS_SECOND_FACTOR or not getattr(request.user, "is_staff", False):
            return None
        if request.resolver_match is None or ROOMS.isdisjoint(request.resolver_match.namespaces):
            return None
        if request.session.get(PROVED_ELSEWHERE):
            return None
        return None if is_mfa_enabled(request.user, SECOND_FACTORS) else redirect("mfa_activate_totp")
