"""Paying a fee in the portal: from the last page of the application to the confirmation that the money is there."""

import re

import pytest

from tests.payments.conftest import apply, case, law, own_books, paying, state_of  # noqa: F401
from tests.payments.permit import ORDINARY, permit
from tests.portal.conftest import Journey
from townhall.cases.models import Case
from townhall.catalogue.publishing import publish
from townhall.journal.relay import run_due
from townhall.payments.lapsing import give_up
from townhall.payments.models import Attempt

CAR = {"car-plate": ORDINARY["car"]["plate"], "car-years": ORDINARY["car"]["years"]}


def text(response) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", response.content.decode())


def applied(client) -> Case:
    """Walk the application without an account and send it; return its case."""
    form = Journey(client, "parkausweis")
    form.begin(CAR)
    sent = form.send("pruefen", {"channel": "portal"})
    case = Case.objects.get()  # noqa: F811
    assert sent.url == f"/antrag/zahlen/{case.number}/"
    return case


@pytest.fixture
def unpaid(client, law, tax_office, now) -> Case:  # noqa: F811
    publish(permit, at=now)
    return applied(client)


def choose(client, case, method: str, **rest):  # noqa: F811
    return client.post(f"/antrag/zahlen/{case.number}/", {"method": method}, **rest)


class TestPayingOnline:
    @pytest.mark.yardstick("D22")
    def test_leads_from_the_application_to_a_confirmation(self, client, unpaid):
        page = client.get(f"/antrag/zahlen/{unpaid.number}/")
        assert "90,00 € bezahlen" in text(page)
        assert "Gebühr für ein Jahr: 90,00 € (§ 1 Gebührensatzung)" in text(page)
        assert unpaid.application.reference in text(page)

        provider = choose(client, unpaid, "demo").url
        assert "90,00 €" in text(client.get(provider))
        back = client.post(provider, {"end": "pay"}).url
        confirmation = client.get(back)

        assert "Ihre Zahlung ist eingegangen" in text(confirmation)
        run_due()
        assert state_of(unpaid).__dict__ == {"case": "decided", "payment": "paid"}
        assert "Zahlung eingegangen" in text(client.get(f"/konto/vorgaenge/{unpaid.number}/"))

    @pytest.mark.parametrize(
        ("end", "said", "state"),
        [
            ("fail", "Die Bezahlung ist nicht gelungen", "open"),
            ("cancel", "Sie haben die Bezahlung abgebrochen", "open"),
            ("later", "Wir warten auf den Bezahldienst", "started"),
        ],
    )
    def test_that_does_not_succeed_says_what_to_do(self, client, unpaid, end, said, state):
        back = client.post(choose(client, unpaid, "demo").url, {"end": end}).url

        assert said in text(client.get(back))
        assert state_of(unpaid).__dict__ == {"case": "awaiting_payment", "payment": state}

    def test_again_after_a_failure_begins_anew(self, client, unpaid):
        first = choose(client, unpaid, "demo").url
        client.get(client.post(first, {"end": "fail"}).url)
        second = choose(client, unpaid, "demo").url

        assert first != second

    def test_in_two_tabs_is_one_transaction(self, client, unpaid):
        assert choose(client, unpaid, "demo").url == choose(client, unpaid, "demo").url
        assert Attempt.objects.count() == 1

    def test_is_not_believed_because_a_browser_says_so(self, client, unpaid):
        choose(client, unpaid, "demo")
        back = f"/antrag/zahlen/{unpaid.number}/{Attempt.objects.get().request_id}/?status=PAYED"

        assert "Wir warten auf den Bezahldienst" in text(client.get(back))

    def test_that_is_done_is_not_offered_again(self, client, unpaid):
        client.get(client.post(choose(client, unpaid, "demo").url, {"end": "pay"}).url)

        assert choose(client, unpaid, "demo").url == f"/konto/vorgaenge/{unpaid.number}/"
        assert Attempt.objects.count() == 1

    def test_is_over_once_the_case_is_closed_and_its_page_leads_on(self, client, unpaid, now):
        pay = f"/antrag/zahlen/{unpaid.number}/"
        client.get(pay)
        Case.objects.update(due_on=now.date())
        give_up(Case.objects.get(), at=now)

        page = client.get(pay, follow=True)

        assert page.redirect_chain == [(f"/konto/vorgaenge/{unpaid.number}/", 302)]
        assert "Online bezahlen können Sie ihn nicht mehr" in text(page)
        assert 'href="/leistungen/parkausweis/"' in page.content.decode()
        assert "Neu beantragen" in text(page)
        assert "bezahlen</span>" not in page.content.decode()
        assert "You can no longer pay for it online" in text(client.get(f"/en/konto/vorgaenge/{unpaid.number}/"))

    def test_needs_a_choice(self, client, unpaid):
        page = choose(client, unpaid, "")

        assert page.status_code == 422
        assert "Wählen Sie aus, wie Sie bezahlen möchten." in text(page)

    def test_says_that_the_service_is_down_and_offers_another_way(self, client, unpaid, settings):
        settings.PAYMENT_PROVIDERS = ["failing", "invoice"]

        page = choose(client, unpaid, "failing")

        assert page.status_code == 503
        assert "Es wurde nichts abgebucht" in text(page)
        assert choose(client, unpaid, "invoice").status_code == 302


class TestATransfer:
    def test_names_account_reference_and_amount(self, client, unpaid, city):
        city.payee, city.iban = "Stadt Bochum (Vorführung)", "DE66999999990000000099"
        city.save()

        page = client.get(choose(client, unpaid, "invoice").url)

        assert "DE66 9999 9999 0000 0000 99" in text(page)
        assert "<svg" in page.content.decode()
        assert state_of(unpaid).case == "awaiting_payment"


class TestAnAccount:
    def test_shows_what_is_to_be_paid_first(self, client, alice, case):  # noqa: F811
        run_due()
        client.force_login(alice)

        assert "Bezahlen Sie 90,00 € für „Parkausweis“" in text(client.get("/konto/"))

    def test_of_somebody_else_pays_nothing(self, client, charlie, case):  # noqa: F811
        client.force_login(charlie)

        assert choose(client, case, "demo").status_code == 404
