"""What we decide differently from allauth about signing in."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.models import SocialAccount
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import get_language, override

from townhall.accounts.freshness import PROVED_AT
from townhall.accounts.models import Account

PROVED_ELSEWHERE = "second-factor-proved-elsewhere"  # in the session


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request: HttpRequest, user: Account, form, commit: bool = True) -> Account:
        """Keep the language in which somebody opened their account."""
        user.language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return super().save_user(request, user, form, commit)

    def post_login(self, request: HttpRequest, user: Account, *, signal_kwargs: dict | None = None, **facts) -> HttpResponse:
        """Remember whether the city's sign-in service has asked for a second factor, if its word counts."""
        login = (signal_kwargs or {}).get("sociallogin")
        claims = login.account.extra_data.get("id_token", {}) if login is not None else {}
        request.session[PROVED_ELSEWHERE] = has_second_factor(claims)
        request.session[PROVED_AT] = claims.get("auth_time", 0)
        return super().post_login(request, user, signal_kwargs=signal_kwargs, **facts)

    def get_reauthentication_methods(self, user: Account) -> list[dict]:
        """Send to the city's sign-in service who has nothing here to show that it is still them."""
        here = super().get_reauthentication_methods(user)
        if here or not user.is_authenticated:
            return list(here)
        elsewhere = SocialAccount.objects.filter(user=user).values_list("provider", flat=True).first()
        if elsewhere is None:
            return []
        return [{"id": elsewhere, "description": "", "url": reverse("openid_connect_again", args=[elsewhere])}]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead officials to their work and citizens to their account, in their own language."""
        account = request.user
        with override(getattr(account, "language", settings.LANGUAGE_CODE)):
            return resolve_url("backoffice:worklist" if account.is_staff else settings.LOGIN_REDIRECT_URL)


def has_second_factor(claims: dict) -> bool:
    """Say whether a signed token names a way of signing in that the city accepts as second factor (acr, amr)."""
    methods = claims.get("amr") or []
    said = {claims.get("acr"), *(methods if isinstance(methods, list) else [methods])}
    return not said.isdisjoint(settings.OIDC_SECOND_FACTOR)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keep the secrets of second factors encrypted; a copy of the database alone opens no account."""

    def encrypt(self, text: str) -> str:
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return keys().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return f"Digitales Rathaus {settings.CITY}"


def keys() -> MultiFernet:
    """Return the key made from SECRET_KEY, and those made from earlier ones for reading."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second factor" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
