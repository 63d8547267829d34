"""Sign somebody in without a password, as only the demonstration may."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest

from townhall.demo.people import Person, account_of


class NobodyThere(Exception):
    """The person has not moved in yet."""


def sign_in_as(person: Person, request: HttpRequest) -> None:
    """Begin a new session as if the person had given their password and, as staff, their second factor."""
    account = account_of(person)
    if account is None:
        raise NobodyThere(person.key)
    request.session.flush()
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, account, method="password", email=account.email)
    if person.is_staff:
        record_authentication(request, account, method="mfa", type="totp")
