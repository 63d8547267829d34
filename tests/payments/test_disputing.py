"""Money that does not fit: it is noted once, and nobody forgets it before a supervisor has dealt with it."""

from datetime import timedelta

import pytest

from tests.payments.conftest import payment_of, state_of
from townhall.cases.decisions.rebilling import paid_so_far
from townhall.cases.models import Case
from townhall.cases.moves import OwnCase
from townhall.cases.timeline import entries
from townhall.payments.booking import Row, take_receipt
from townhall.payments.disputing import NoComment, NothingToDo, cases_waiting, clear, refunds_waiting, send_back, waiting
from townhall.payments.models import Dispute, Refund
from townhall.payments.providers.port import Outcome, Report
from townhall.payments.reconciling import compare
from townhall.payments.refunding import NothingToRefund, SecondPersonNeeded, confirm, order_refund
from townhall.payments.settling import settle

ALL = Case.objects


@pytest.fixture
def too_little(case, paying, now) -> Dispute:
    """Return the matter of a payment of 89 euros where 90 were asked for."""
    attempt = paying(case)
    settle(attempt, Report(attempt.transaction, Outcome.PAID, 8900), at=now)
    return Dispute.objects.get()


@pytest.fixture
def taken_back(case, paying, now) -> Dispute:
    """Return the matter of a payment that counted and is gone again."""
    attempt = paying(case)
    for outcome in (Outcome.PAID, Outcome.FAILED, Outcome.FAILED):
        settle(attempt, Report(attempt.transaction, outcome, 9000), at=now)
    return Dispute.objects.get()


class TestAnotherAmount:
    def test_waits_for_somebody(self, too_little, case):
        [found] = waiting(ALL.all())

        assert (found.kind, found.cents, found.attempt.payment.case) == ("amount", 8900, case)
        assert state_of(case).payment == "open"

    def test_can_go_back_once_a_second_person_confirms(self, too_little, case, bob, carla, now):
        refund = send_back(too_little, by=carla, at=now)

        assert (refund.cents, refund.reason, state_of(case).payment) == (8900, "amount", "open")
        with pytest.raises(SecondPersonNeeded):
            confirm(refund, by=carla, at=now)
        confirm(refund, by=bob, at=now)
        assert not waiting(ALL.all()).exists()
        assert paid_so_far(case) == 0

    def test_that_goes_back_leaves_room_for_a_refund_of_the_fee(self, too_little, case, paying, bob, carla, now):
        send_back(too_little, by=carla, at=now)
        right = paying(case)
        settle(right, Report(right.transaction, Outcome.PAID, 9000), at=now)

        order_refund(payment_of(case), by=bob, at=now)

        assert Refund.objects.count() == 2
        assert paid_so_far(case) == 0


class TestMoneyTakenBack:
    def test_is_noted_once_and_told_in_the_file(self, taken_back, case):
        assert (taken_back.kind, taken_back.cents, state_of(case).payment) == ("taken_back", 9000, "paid")
        told = [title.in_("de") for _, title, _ in entries(case, for_citizen=False)]
        assert told.count("Zahlung wurde zurückgeholt") == 1

    def test_cannot_go_back_again(self, taken_back, carla, now):
        with pytest.raises(NothingToRefund):
            send_back(taken_back, by=carla, at=now)

    def test_is_not_what_we_have_sent_back_ourselves(self, case, paying, bob, now):
        attempt = paying(case)
        settle(attempt, Report(attempt.transaction, Outcome.PAID, 9000), at=now)
        order_refund(payment_of(case), by=bob, at=now)

        settle(attempt, Report(attempt.transaction, Outcome.CANCELLED, 9000), at=now)

        assert not Dispute.objects.exists()


class TestMoneyWithoutACase:
    def test_of_the_cash_office_is_noted_with_what_was_quoted(self, law, now):
        for _ in range(2):
            assert take_receipt(Row("17", "nichts", 500), at=now) == "unknown"

        [found] = waiting(ALL.none())
        assert (found.kind, found.reference, found.cents) == ("unknown", "nichts", 500)

    def test_of_a_payment_service_is_noted(self, law, now):
        class Service:
            name, by_transfer = "service", False

            def list_of_day(self, day, known):
                return [Report("nobody-knows", Outcome.PAID, 700)]

        list(compare(Service(), now.date(), {}, at=now))

        assert Dispute.objects.get().transaction == "nobody-knows"


class TestDealingWithIt:
    def test_says_how_and_ends_it(self, taken_back, case, carla, now):
        with pytest.raises(NoComment):
            clear(taken_back, comment=" ", by=carla, at=now)
        clear(taken_back, comment="Die Kasse zieht den Betrag ein.", by=carla, at=now)

        assert not waiting(ALL.all()).exists()
        told = {title.in_("de"): text.in_("de") for _, title, text in entries(case, for_citizen=False)}
        assert "Die Kasse zieht den Betrag ein." in told["Zahlung geklärt"]
        with pytest.raises(NothingToDo):
            clear(taken_back, comment="Noch einmal", by=carla, at=now)

    def test_is_not_for_who_has_applied(self, taken_back, alice, now):
        with pytest.raises(OwnCase):
            clear(taken_back, comment="Erledigt", by=alice, at=now)

    def test_of_money_without_a_case_is_on_record_too(self, law, carla, now):
        take_receipt(Row("17", "nichts", 500), at=now)

        assert clear(Dispute.objects.get(), comment="Gehört zur Volkshochschule", by=carla, at=now).settled_by == carla


class TestWhatTheDigestCounts:
    def test_is_what_is_in_dispute_and_what_has_not_gone_back(self, taken_back, case, paying, carla, bob, now):
        refund = order_refund(payment_of(case), by=bob, at=now)
        assert cases_waiting(at=now) == [case.pk]
        assert cases_waiting(at=now + timedelta(days=3)) == [case.pk, case.pk]

        confirm(refund, by=carla, at=now)
        assert cases_waiting(at=now + timedelta(hours=2)) == [case.pk, case.pk]
        assert list(refunds_waiting(ALL.all(), at=now)) == []
        assert list(refunds_waiting(ALL.all(), at=now + timedelta(hours=2))) == [refund]

        refund.state = "done"
        refund.save()
        assert cases_waiting(at=now + timedelta(days=3)) == [case.pk]
