"""Alice takes her application back after Bob has worked on it: a part of the fee is kept, if two people say so."""

import pytest

from tests.payments.conftest import state_of
from townhall.cases.transitions import withdraw
from townhall.journal.relay import run_due
from townhall.payments import booking
from townhall.payments.models import Payment, Refund
from townhall.payments.reducing import NotThisMuch, reduce
from townhall.payments.refunding import NothingToRefund, SecondPersonNeeded, confirm
from townhall.payments.requesting import request


@pytest.fixture
def refund(case, alice, bob, now, django_capture_on_commit_callbacks) -> Refund:
    """Return what is to go back of a paid fee, as the case was withdrawn."""
    booking.book(request(case, at=now), reason="Überweisung", by=bob, at=now)
    withdraw(case, by=alice, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        run_due()
    return Refund.objects.get()


class TestAPartOfAFee:
    def test_is_kept_by_two_people_with_a_reason(self, refund, bob, carla, now, django_capture_on_commit_callbacks):
        for cents in (0, 9000, 9001):
            with pytest.raises(NotThisMuch):
                reduce(refund, cents=cents, because="Geprüft.", by=bob, at=now)
        reduce(refund, cents=6750, because="Die Unterlagen waren geprüft.", by=bob, at=now)
        with pytest.raises(SecondPersonNeeded):
            confirm(refund, by=bob, at=now)

        confirm(refund, by=carla, at=now)
        with django_capture_on_commit_callbacks(execute=True):
            run_due()

        done = Refund.objects.get()
        assert (done.cents, done.state, done.confirmed_by) == (6750, "done", carla)
        assert state_of(Payment.objects.get().case).payment == "refunded"
        with pytest.raises(NothingToRefund):
            reduce(done, cents=1, because="Zu spät.", by=bob, at=now)

    def test_is_stated_on_the_page_of_the_refund(self, refund, client, bob):
        client.force_login(bob)
        address = f"/amt/vorgaenge/{refund.payment.case.number}/erstattung/{refund.pk}/"

        unclear = client.post(address, {"amount": "viel", "because": ""})
        client.post(address, {"amount": "67,50", "because": "Geprüft."})

        assert unclear.status_code == 422
        assert "Geben Sie einen Betrag ein, zum Beispiel 67,50." in unclear.content.decode()
        refund.refresh_from_db()
        assert (refund.cents, refund.kept_because, refund.state) == (6750, "Geprüft.", "due")
        assert "Geprüft." in client.get(address).content.decode()
