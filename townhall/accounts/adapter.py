"""What we decide differently from allauth about signing in."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import get_language, override

from townhall.accounts.models import Account


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request: HttpRequest, user: Account, form, commit: bool = True) -> Account:
        """Keep the language in which somebody opened their account."""
        user.language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead officials to their work and citizens to their account, in their own language."""
        account = request.user
        with override(getattr(account, "language", settings.LANGUAGE_CODE)):
            return resolve_url("backoffice:worklist" if account.is_staff else settings.LOGIN_REDIRECT_URL)


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
