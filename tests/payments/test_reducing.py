"""Alice takes her application back after Bob has worked on it: a part of the fee is kept, if two people say so."""

from dataclasses import replace

import pytest

from tests.payments.conftest import state_of
from tests.payments.permit import permit
from townhall.authorities.models import LegalEntry
from townhall.cases.transitions import resume, take, withdraw
from townhall.journal.models import Event
from townhall.journal.relay import run_due
from townhall.payments import booking
from townhall.payments.models import Payment, Refund
from townhall.payments.reducing import NotThisMuch, proposed, reduce
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


@pytest.fixture
def worked_on(apply, alice, bob, now, django_capture_on_commit_callbacks) -> Refund:
    """Return what is to go back of a fee whose case Bob had taken; the service says that a third stays."""
    LegalEntry.objects.create(key="permit.kept", value=33, title="Anteil", source="§ 15 Abs. 2", valid_from="2026-01-01")
    definition = replace(permit, slug="anteil", automation="", fee=replace(permit.fee, kept="permit.kept"))
    case = apply(definition)
    booking.book(request(case, at=now), reason="Überweisung", by=bob, at=now)
    resume(Event.objects.of(case).get(kind="payment.received"), at=now)
    take(case, by=bob, at=now)
    withdraw(case, by=alice, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        run_due()
    return Refund.objects.get()


class TestTheProposal:
    def test_is_to_give_everything_back_if_nobody_had_begun(self, refund):
        found = proposed(refund)

        assert (found.cents, "Niemand hatte" in found.sentence.in_("de")) == (9000, True)

    def test_follows_the_share_the_service_names(self, worked_on, bob, now):
        found = proposed(worked_on)

        assert found.cents == 6030
        assert found.sentence.in_("de").startswith("Vorschlag: 60,30 € gehen zurück, 29,70 € bleiben. Das sind 33 Prozent")
        assert worked_on.cents == 9000
        reduce(worked_on, cents=8000, because="Nur gelesen.", by=bob, at=now)
        worked_on.refresh_from_db()
        assert proposed(worked_on) is None

    def test_stands_on_the_page_of_the_refund(self, worked_on, client, bob):
        client.force_login(bob)
        case = worked_on.payment.case

        page = client.get(f"/amt/vorgaenge/{case.number}/erstattung/{worked_on.pk}/").content.decode()

        assert "29,70 € bleiben" in page
        assert 'value="60,30"' in page

    def test_is_not_made_from_a_figure_that_is_missing(self, worked_on):
        LegalEntry.objects.filter(key="permit.kept").delete()

        assert proposed(worked_on) is None


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
