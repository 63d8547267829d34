import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.conftest import apply, case, law, version  # noqa: F401
from townhall.cases.transitions import take
from townhall.journal.looking import looks_at


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def taken(case, bob, now):  # noqa: F811
    return take(case, by=bob, at=now)


class TestWhoHasLooked:
    def test_is_told_with_department_and_purpose_and_without_names(self, taken, alice, bob):
        signed_in(bob).get(reverse("backoffice:case", args=[taken.number]))

        page = signed_in(alice).get(reverse("portal:case", args=[taken.number])).content.decode()

        assert "Steuerabteilung, um den Vorgang zu bearbeiten" in page
        assert "Bob" not in page

    @pytest.mark.yardstick("D47")
    @pytest.mark.parametrize("page", ["decision", "request", "transfer", "version", "resubmission"])
    def test_counts_every_page_of_a_case_that_is_opened_directly(self, taken, bob, page):
        signed_in(bob).get(reverse(f"backoffice:{page}", args=[taken.number]))

        assert looks_at(taken).get().department == "Steuerabteilung"

    def test_leaves_out_those_who_are_not_let_in(self, taken, dora):
        assert signed_in(dora).get(reverse("backoffice:case", args=[taken.number])).status_code == 404
        assert not looks_at(taken).exists()
