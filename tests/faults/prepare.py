"""Make one person with a session and many drafts ready to be filed: `python -m tests.faults.prepare 100`.

Each draft belongs to a household of its own, so that each is decided without a person and leads to a notice.
"""

import json
import sys
from datetime import timedelta
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.utils import timezone  # noqa: E402

from townhall.accounts.models import Account  # noqa: E402
from townhall.applications.models import Draft  # noqa: E402
from townhall.catalogue.models import ServiceVersion  # noqa: E402


def main(number: int) -> None:
    account = Account.objects.create_user("erika@rathaus.example", None, given_name="Erika", family_name="Erfunden")
    drafts = Draft.objects.bulk_create(draft(account, n) for n in range(number))
    print(json.dumps({"session": session_of(account), "drafts": [str(draft.pk) for draft in drafts]}))  # noqa: T201


def draft(account: Account, n: int) -> Draft:
    version = ServiceVersion.objects.filter(slug="hundesteuer-anmeldung").latest("number")
    sample = import_module("services.dog_tax.samples").ORDINARY
    person = sample["keeper"]["person"] | {"given_name": f"Erika {name_of(n)}"}
    keeper = sample["keeper"] | {"person": person, "email": f"erika{n}@rathaus.example"}
    now = timezone.now()
    return Draft(
        version=version,
        account=account,
        reference=f"F-{n:06d}",
        tree=sample | {"keeper": keeper},
        created_at=now,
        saved_at=now,
        expires_on=now.date() + timedelta(days=90),
    )


def name_of(n: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{n:04d}")


def session_of(account: Account) -> str:
    """Sign the person in as a browser would be after the sign-in page."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main(int(sys.argv[1]))
