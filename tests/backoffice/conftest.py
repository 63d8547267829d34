from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cases.conftest import apply, case, law, version  # noqa: F401
from tests.fixtures import sign_in as sign_in_now
from townhall.accounts.models import Account
from townhall.backoffice.desk.paging import SIZE
from townhall.cases.models import Case
from townhall.cases.transitions import take


@pytest.fixture
def sign_in():
    """Return a verb that gives the browser of a person."""

    def signed_in(account: Account) -> Client:
        return sign_in_now(Client(), account)

    return signed_in


@pytest.fixture
def at_bobs_desk(sign_in, bob):
    return sign_in(bob)


@pytest.fixture
def at_carlas_desk(sign_in, carla):
    return sign_in(carla)


@pytest.fixture
def taken(case, bob, now):  # noqa: F811
    """Return a case that Bob works on."""
    return take(case, by=bob, at=now)


@pytest.fixture
def seen():
    """Return a verb that reads from a page which state of the case it showed."""

    def read(response) -> str:
        return response.context["seen"]

    return read


@pytest.fixture
def many(case):  # noqa: F811
    """Return cases with and without a deadline, several of them on the same day."""
    days = [date(2026, 4, 1) + timedelta(days=number // 3) for number in range(SIZE * 2)] + [None] * (SIZE + 3)
    return [case, *(another(case, number, due_on=day) for number, day in enumerate(days))]


def another(case: Case, number: int, **facts) -> Case:  # noqa: F811
    """Copy a case, with an application of its own, without the way through the wizard."""
    application = case.application
    draft = application.draft
    draft.pk, draft.reference, draft._state.adding = None, f"D{number}", True
    draft.id = type(draft)._meta.pk.get_default()
    draft.save()
    application = type(application).objects.get(pk=application.pk)
    application.pk, application.draft, application.reference = None, draft, f"R{number}"
    application.save()
    facts = {"application": application, "number": f"XX-{number}", "applicant_name": "X", "sort_name": "x"} | facts
    kept = ("service_slug", "authority_id", "state", "received_at")
    return Case.objects.create(**{name: getattr(case, name) for name in kept} | facts)
