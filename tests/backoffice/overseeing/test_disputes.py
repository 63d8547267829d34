"""Carla sees which payments do not fit, what to do about each, and that everything fits when it does."""

import pytest
from django.utils import timezone

from tests.payments.conftest import apply, law, own_books, paying  # noqa: F401
from townhall.payments.disputing import note
from townhall.payments.models import Dispute, Payment, Refund
from townhall.payments.providers.port import Outcome, Report
from townhall.payments.refunding import order_refund
from townhall.payments.settling import settle

PAGE = "/amt/klaerfaelle/"


@pytest.fixture
def too_little(apply, paying, now):  # noqa: F811
    """Return the matter of a payment of 89 euros where 90 were asked for."""
    attempt = paying(apply())
    settle(attempt, Report(attempt.transaction, Outcome.PAID, 8900), at=now)
    return Dispute.objects.get()


class TestThePage:
    def test_says_what_is_wrong_and_what_to_do(self, too_little, at_carlas_desk):
        page = at_carlas_desk.get(PAGE).content.decode()

        assert too_little.attempt.payment.case.number in page
        assert "Gezahlt sind 89,00 €, verlangt waren 90,00 €." in page
        assert "Fragen Sie bei der Kasse nach." in page

    def test_names_the_way_money_came_that_belongs_to_no_case(self, db, now, at_carlas_desk):
        note("unknown", provider="invoice", transaction="entry 4711", reference="0000.0815", cents=4_711, at=now)

        page = at_carlas_desk.get(PAGE).content.decode()

        assert "47,11 € sind eingegangen (Überweisen) und gehören zu keinem Vorgang. Angegeben war: 0000.0815." in page

    def test_says_when_everything_fits(self, at_carlas_desk):
        assert "Jede Zahlung passt" in at_carlas_desk.get(PAGE).content.decode()

    def test_lists_refunds_that_wait_with_a_way_to_confirm_them(self, apply, paying, bob, now, at_carlas_desk):  # noqa: F811
        attempt = paying(apply())
        settle(attempt, Report(attempt.transaction, Outcome.PAID, 9000), at=now)
        attempt.payment.refresh_from_db()
        refund = order_refund(attempt.payment, by=bob, at=now)

        page = at_carlas_desk.get(PAGE).content.decode()

        assert "Die Stelle erstattet 90,00 €." in page
        assert f"/erstattung/{refund.pk}/" in page

    def test_is_not_filled_by_refunds_on_their_way(self, apply, paying, bob, carla, now, at_carlas_desk, monkeypatch):  # noqa: F811
        monkeypatch.setattr("townhall.backoffice.overseeing.disputes.SHOWN", 1)
        ordered = []
        for _ in range(3):
            attempt = paying(apply())
            settle(attempt, Report(attempt.transaction, Outcome.PAID, 9000), at=now)
            ordered.append(order_refund(Payment.objects.get(pk=attempt.payment_id), by=bob, at=now))
        for refund in ordered[:2]:
            Refund.objects.filter(pk=refund.pk).update(state="confirmed", confirmed_at=timezone.now(), confirmed_by=carla)

        page = at_carlas_desk.get(PAGE)

        assert [matter.refund for matter in page.context["matters"]] == [ordered[2]]
        assert page.context["there_are_more"] is False

    def test_says_that_there_are_more(self, at_carlas_desk, now, monkeypatch):
        monkeypatch.setattr("townhall.backoffice.overseeing.disputes.SHOWN", 1)
        for number in "12":
            note("unknown", provider="demo", transaction=number, cents=500, at=now)

        assert at_carlas_desk.get(PAGE).context["there_are_more"] is True

    def test_shows_nothing_of_other_offices_and_nothing_to_clerks(self, too_little, at_bobs_desk, sign_in, dora):
        assert at_bobs_desk.get(PAGE).status_code == 403
        dora.positions.update(role="supervisor")
        assert "Jede Zahlung passt" in sign_in(dora).get(PAGE).content.decode()
        assert sign_in(dora).post(f"{PAGE}{too_little.pk}/", {"comment": "x"}).status_code == 404


class TestDealingWithIt:
    def test_asks_how(self, too_little, at_carlas_desk):
        refused = at_carlas_desk.post(f"{PAGE}{too_little.pk}/", {"comment": ""})

        assert refused.status_code == 422
        page = refused.content.decode()
        assert f'href="#id_comment_{too_little.pk}">Schreiben Sie, was Sie geklärt haben.</a>' in page
        assert page.count("Schreiben Sie, was Sie geklärt haben.") == 2  # in the list of mistakes and at its field

    def test_ends_it(self, too_little, at_carlas_desk):
        answer = at_carlas_desk.post(f"{PAGE}{too_little.pk}/", {"comment": "Mit der Kasse geklärt"}, follow=True)

        assert "Vermerkt: Das ist geklärt." in answer.content.decode()
        assert "Jede Zahlung passt" in answer.content.decode()
        assert at_carlas_desk.post(f"{PAGE}{too_little.pk}/", {"comment": "Noch einmal"}).status_code == 404

    def test_can_send_the_money_back(self, too_little, at_carlas_desk):
        answer = at_carlas_desk.post(f"{PAGE}{too_little.pk}/", {"back": ""}, follow=True).content.decode()

        assert Refund.objects.get().cents == 8900
        assert "Sie haben die Erstattung angeordnet" in answer
