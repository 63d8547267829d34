"""Sign-in of staff by the city's own service (OpenID Connect), stricter than the package: nonce, signature and PKCE always."""

import secrets

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import override

NONCE = "city-sign-in-nonce"
AGAIN = "city-sign-in-again"  # in the session: the provider is to ask, and to say when it did
ASK_AGAIN = {"prompt": "login", "max_age": "0"}


class CityAdapter(OpenIDConnectOAuth2Adapter):
    """Takes only a token that was signed by the provider for this very sign-in of this very browser."""

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return one address for all languages, because the provider knows one."""
        with override(settings.LANGUAGE_CODE):
            return str(super().get_callback_url(request, app))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs) -> SocialLogin:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("The provider sent no id_token.")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict:
        keys, issuer = self.openid_config["jwks_uri"], self.openid_config["issuer"]
        claims: dict = jwtkit.verify_and_decode(
            credential=id_token, keys_url=keys, issuer=issuer, audience=app.client_id, lookup_kid=jwtkit.lookup_kid_jwk
        )
        expected = self.request.session.pop(NONCE, None)
        if not expected or not secrets.compare_digest(expected, str(claims.get("nonce", ""))):
            raise OAuth2Error("The nonce is not the one of this sign-in.")
        return claims


class CityProvider(OpenIDConnectProvider):
    oauth2_adapter_class = CityAdapter
    pkce_enabled_default = True

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict:
        """Send what settings say and a fresh nonce; what stands in our own address is not passed on."""
        request.session[NONCE] = secrets.token_urlsafe(24)
        again = ASK_AGAIN if request.session.pop(AGAIN, False) else {}
        return self.get_auth_params() | {"nonce": request.session[NONCE]} | again

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return list(self.get_scope())


provider_classes = [CityProvider]
