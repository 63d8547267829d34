import pytest
from django.test import Client

from tests.cases.conftest import apply, case, law, version  # noqa: F401
from townhall.accounts.models import Account
from townhall.cases.transitions import take


@pytest.fixture
def sign_in():
    """Return a verb that gives the browser of a person."""

    def signed_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return signed_in


@pytest.fixture
def at_bobs_desk(sign_in, bob):
    return sign_in(bob)


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
