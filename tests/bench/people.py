"""People who are signed in: `python -m tests.bench.people 4` prints their sessions."""

import json
import sys

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402 - Django has to be set up first
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from townhall.accounts.models import Account  # noqa: E402
from townhall.authorities.models import Authority, Position, Role  # noqa: E402

CLERK = "bench-clerk@rathaus.example"
SUPERVISOR = "bench-supervisor@rathaus.example"


def citizen(number: int) -> Account:
    return Account.objects.create_user(f"bench{number}@rathaus.example", None, given_name="Bench", family_name=str(number))


def clerk(authority: str) -> Account:
    return member(CLERK, authority, Role.CLERK)


def supervisor(authority: str) -> Account:
    return member(SUPERVISOR, authority, Role.SUPERVISOR)


def member(email: str, authority: str, role: Role) -> Account:
    """Make a member of staff with a second factor."""
    account = Account.objects.create_user(email, None, given_name="Bench", family_name=role.label, is_staff=True)
    Position.objects.create(account=account, authority=Authority.objects.get(slug=authority), role=role)
    TOTP.activate(account, generate_totp_secret())
    return account


def session_of(account: Account) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "password", "at": 0}, {"method": "mfa", "type": "totp", "at": 0}]
    session.create()
    return str(session.session_key)


def main(number: int) -> None:
    print(json.dumps([session_of(citizen(n)) for n in range(number)]))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
