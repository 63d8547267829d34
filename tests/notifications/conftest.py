import pytest

from tests.certificates.conftest import *  # noqa: F403 - the same stage


@pytest.fixture
def today(now):
    return now.date()


@pytest.fixture(autouse=True)
def blank(blank_documents):
    """Announce documents without printing them."""
