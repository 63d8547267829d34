"""The fee in the back office: Bob books a transfer and gives money back; nobody else does."""

import pytest
from django.test import Client

from tests.payments.conftest import apply, case, law, own_books, paying, payment_of, state_of  # noqa: F401
from townhall.cases.models import Case
from townhall.journal.relay import run_due
from townhall.payments.models import Refund


@pytest.fixture
def bobs_client(client, bob):
    client.force_login(bob)
    return client


def address(case: Case, rest: str = "zahlung/") -> str:  # noqa: F811
    return f"/amt/vorgaenge/{case.number}/{rest}"


class TestACaseThatWaitsForItsFee:
    def test_says_so_in_the_file_and_offers_no_work(self, bobs_client, case):  # noqa: F811
        page = bobs_client.get(address(case, "")).content.decode()

        assert "wartet auf seine Gebühr" in page
        assert "Gebühr: 90,00 €" in page
        assert "Übernehmen" not in page

    def test_goes_on_when_a_clerk_books_the_transfer(self, bobs_client, case):  # noqa: F811
        assert bobs_client.post(address(case), {"reason": "Kontoauszug"}).status_code == 302
        run_due()

        assert state_of(case).__dict__ == {"case": "decided", "payment": "paid"}

    def test_needs_a_reason(self, bobs_client, case):  # noqa: F811
        page = bobs_client.post(address(case), {"reason": " "})

        assert page.status_code == 422
        assert "Schreiben Sie, woran Sie die Zahlung erkannt haben" in page.content.decode()


class TestARefund:
    def test_is_ordered_by_a_clerk_and_confirmed_by_a_supervisor(self, bobs_client, carla, case):  # noqa: F811
        bobs_client.post(address(case), {"reason": "Kontoauszug"})
        noted = bobs_client.post(address(case, "erstattung/"), follow=True).content.decode()
        confirm = address(case, f"erstattung/{Refund.objects.get().pk}/")
        assert "Die Erstattung ist vermerkt." in noted
        assert confirm not in noted
        assert (bobs_client.post(confirm).status_code, Refund.objects.get().state) == (403, "due")

        carlas = Client()
        carlas.force_login(carla)
        assert "90,00 € erstatten?" in carlas.get(confirm).content.decode()
        carlas.post(confirm)
        run_due()

        assert payment_of(case).state == "refunded"


class TestSomebodyElse:
    def test_sees_nothing(self, client, case, dora):  # noqa: F811
        client.force_login(dora)

        assert client.get(address(case)).status_code == 404
        assert client.post(address(case), {"reason": "Kontoauszug"}).status_code == 404
