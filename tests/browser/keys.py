"""What no link leads to: prints, one a line, `address sessionkey` of invented people who have no password, then `- path`.

The people are chosen so that every state of a case, every deadline that runs and every kind of letter is before somebody's
eyes; the paths are those in mails to bodies outside. Run in a town hall's environment.
"""

import sys
from collections import defaultdict
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up first
from django.test import Client  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from tests.fixtures import sign_in  # noqa: E402
from townhall.accounts.models import Account  # noqa: E402
from townhall.cases.models import Case, Consultation  # noqa: E402
from townhall.notifications.inviting import token  # noqa: E402
from townhall.notifications.models import Letter  # noqa: E402

A_WHILE = timedelta(hours=3)  # for which a sign-in counts as just happened: they have no password to give once more


def chosen() -> list[int]:
    """Return as few accounts as have something of every sort."""
    sorts = defaultdict(set)
    people = Account.objects.filter(is_staff=False).values("pk")
    cases = Case.objects.filter(application__account__in=people)
    for account, state in cases.values_list("application__account", "state"):
        sorts[account].add(state)
    running = cases.filter(deadlines__ended_on=None, deadlines__due_on__gte=localdate())  # what somebody may still do
    for account, kind in running.values_list("application__account", "deadlines__kind"):
        sorts[account].add(f"until a day: {kind}")
    for account, kind in Letter.objects.filter(account__in=people).values_list("account", "kind"):
        sorts[account].add(kind)
    missing, found = set().union(*sorts.values()), []
    while missing:
        best = max(sorts, key=lambda account: (len(sorts[account] & missing), -account))
        found.append(best)
        missing -= sorts[best]
    return found


def main() -> None:
    settings.STAFF_NEEDS_SECOND_FACTOR = False
    for account in Account.objects.filter(pk__in=chosen()):
        client = sign_in(Client(), account, ago=-A_WHILE)
        sys.stdout.write(f"{account.email} {client.cookies[settings.SESSION_COOKIE_NAME].value}\n")
    for asked in Consultation.objects.filter(office=None, answered_at=None)[:1]:
        sys.stdout.write(f"- /stellungnahme/{token(asked)}/\n")


if __name__ == "__main__":
    main()
