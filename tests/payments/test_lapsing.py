"""A fee that comes before the work and is not paid: a reminder, the end, and what becomes of money that comes late."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.transaction import atomic
from django.utils.timezone import get_current_timezone

from tests.payments.conftest import payment_of, state_of
from tests.payments.permit import permit
from townhall.authorities.models import LegalEntry
from townhall.cases.days.deadline_words import explain
from townhall.cases.days.deadlines import PAYMENT, running
from townhall.cases.models import Case, Deadline, Deletion
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.status import PublicState, plain
from townhall.cases.timeline import entries
from townhall.cases.transitions import close, resume, withdraw
from townhall.journal.models import Delivery, Event
from townhall.journal.reactions import Later
from townhall.journal.relay import run_due
from townhall.notifications import letters
from townhall.notifications.models import Letter, OutgoingMail
from townhall.payments.booking import Row, book, take_receipt
from townhall.payments.lapsing import catch_up, see_to_it, watch
from townhall.payments.models import Attempt, Payment, Refund
from townhall.payments.polling import look_again
from townhall.payments.providers import demo
from townhall.payments.providers.port import Outcome, Report
from townhall.payments.settling import settle
from townhall.payments.starting import NotOwed

LAST = date(2026, 3, 16)  # fourteen days after the application
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at_eight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=get_current_timezone())


OVER = at_eight(LAST + DAY)


@pytest.fixture
def law(law):
    LegalEntry.objects.create(key="payment.before", value="P14D", title="Zeit", source="§ 16 GebG NRW", valid_from="2026-01-01")


def watched(case: Case, *, at: datetime) -> datetime | None:
    """Let the worker look at a case, and return when it looks again."""
    try:
        watch(Event.objects.of(case).get(kind="payment.requested"), at=at)
    except Later as later:
        return at + later.wait
    return None


def lapsed(case: Case) -> Case:
    assert watched(case, at=OVER) is None
    return Case.objects.get(pk=case.pk)


def letter_about(case: Case, kind: str, tell) -> Letter:
    tell(Event.objects.of(case).filter(kind=kind).get())
    return Letter.objects.order_by("-pk")[0]


class TestTheTimeToPay:
    def test_is_named_from_the_start(self, case):
        assert case.due_on == LAST
        assert "bis zum 16. März 2026" in plain(case, today=LAST)[1].in_("de")
        assert explain(running(case, PAYMENT), "de") == (
            "Zahlen Sie bis zum 16. März 2026. Sonst schließen wir den Antrag, ohne ihn zu bearbeiten (§ 16 GebG NRW)."
        )
        assert "abgelaufen" in plain(case, today=LAST + DAY)[1].in_("de")

    def test_is_told_in_the_confirmation_of_receipt(self, case):
        letter = letter_about(case, "application.submitted", letters.confirm_receipt)

        assert "16. März 2026" in str(letter.in_short)
        assert "Ohne Zahlung bearbeiten wir den Antrag nicht und schließen ihn." in str(letter.in_short)
        assert "16. März 2026" in OutgoingMail.objects.get().text

    def test_is_as_long_as_the_service_says(self, apply):
        LegalEntry.objects.create(key="permit.pay", value="P1M", title="Zeit", source="§ 2", valid_from="2026-01-01")

        case = apply(replace(permit, slug="monat", fee=replace(permit.fee, within="permit.pay")))

        assert case.due_on == date(2026, 4, 2)

    def test_does_not_run_where_the_register_has_a_gap(self, apply, law):
        LegalEntry.objects.filter(key="payment.before").delete()
        case = apply()

        assert (case.due_on, watched(case, at=OVER + 300 * DAY)) == (None, None)
        assert Case.objects.get(pk=case.pk).state == "awaiting_payment"


class TestACaseFromBeforeThereWasALastDay:
    @pytest.fixture
    def old(self, case):
        """Return a case that waits for its fee as it did before: without a last day, and nobody watches it."""
        Deadline.objects.filter(case=case).delete()
        Case.objects.update(due_on=None)
        Delivery.objects.all().delete()
        return Case.objects.get(pk=case.pk)

    def test_gets_one_counted_from_the_night_that_finds_it(self, old, now):
        tonight = now + 200 * DAY

        assert (catch_up(at=tonight), catch_up(at=tonight + DAY)) == (1, 0)

        case, last = Case.objects.get(pk=old.pk), tonight.date() + 14 * DAY
        assert (case.due_on, running(case, PAYMENT).due_on) == (last, last)
        assert [title.in_("de") for _at, title, _text in entries(case, for_citizen=True)][-1] == "Frist zum Bezahlen begonnen"

    def test_is_reminded_before_it_is_closed(self, old, now):
        tonight = now + 200 * DAY
        catch_up(at=tonight)
        begun, last = Event.objects.of(old).get(kind="payment.time_begun"), tonight.date() + 14 * DAY
        assert Delivery.objects.filter(event=begun, reaction="lapsing.watch").exists()

        for at in (tonight, at_eight(last - 4 * DAY)):
            with pytest.raises(Later):
                watch(begun, at=at)
        assert Event.objects.of(old).filter(kind="payment.reminded").count() == 1
        watch(begun, at=at_eight(last + DAY))
        assert Case.objects.get(pk=old.pk).lapsed_at == at_eight(last + DAY)

    def test_is_left_alone_if_it_is_paid_or_the_register_has_a_gap(self, old, paying, now):
        attempt = paying(old)
        settle(attempt, Report(attempt.transaction, Outcome.PAID, 9000), at=now)
        assert (state_of(old).case, catch_up(at=now)) == ("awaiting_payment", 0)

        Payment.objects.update(state="open", paid_at=None)
        LegalEntry.objects.filter(key="payment.before").delete()
        assert catch_up(at=now) == 0
        assert Case.objects.get(pk=old.pk).due_on is None

    def test_is_found_by_the_command_of_the_night(self, old, capsys):
        call_command("reconcile_payments")

        assert "1 cases have a last day to pay from today on." in capsys.readouterr().out


class TestAReminder:
    def test_comes_once_four_days_before_the_end(self, case, now):
        reminding = at_eight(LAST - 4 * DAY)

        assert watched(case, at=now) == reminding
        assert watched(case, at=reminding) == watched(case, at=reminding + HOUR) == OVER
        letter = letter_about(case, "payment.reminded", letters.remind_of_payment)
        assert "90,00 €" in letter.summary
        assert "16. März 2026" in letter.summary

    def test_is_not_sent_when_the_money_has_come_meanwhile(self, case, now):
        watched(case, at=at_eight(LAST - DAY))
        Case.objects.update(state="received")

        letters.remind_of_payment(Event.objects.of(case).get(kind="payment.reminded"))

        assert not Letter.objects.exists()


class TestTheEnd:
    def test_closes_the_case_and_says_so(self, case, now):
        case = lapsed(case)

        assert (case.state, case.closed_at, case.lapsed_at, case.due_on) == ("closed", OVER, OVER, None)
        assert payment_of(case).state == "cancelled"
        assert not case.deadlines.filter(ended_on=None).exists()
        state, sentence = plain(case)
        assert state == PublicState.COMPLETED
        assert "Am 17. März 2026 haben wir den Antrag geschlossen, ohne ihn zu bearbeiten." in sentence.in_("de")
        assert "Nicht bezahlt: ohne Bearbeitung geschlossen" in [title.in_("de") for _, title, _ in entries(case)]
        assert "nicht bearbeitet" in letter_about(case, "case.lapsed", letters.tell_of_lapse).summary

    def test_does_not_come_on_the_last_day(self, case):
        assert watched(case, at=OVER - HOUR) == OVER
        assert Case.objects.get(pk=case.pk).state == "awaiting_payment"

    def test_waits_for_somebody_who_is_paying(self, case, paying):
        attempt = paying(case, at=OVER - timedelta(minutes=5))

        assert watched(case, at=OVER) == attempt.expires_at + timedelta(minutes=15)

    def test_waits_five_days_for_a_transfer(self, case, paying):
        paying(case, "invoice", at=OVER - HOUR)

        assert watched(case, at=OVER) == OVER + 5 * DAY
        assert watched(case, at=OVER + 5 * DAY) is None
        assert state_of(case).case == "closed"

    def test_lets_nobody_begin_to_pay(self, case, paying):
        with pytest.raises(NotOwed):
            paying(lapsed(case), at=OVER)

    def test_is_not_for_a_clerk_to_bring_about(self, case, bob, now):
        with pytest.raises(MoveNotAllowed):
            close(case, by=bob, at=now)

    @pytest.mark.parametrize("becomes", ["paid", "withdrawn"])
    def test_does_not_come_to_a_case_that_waits_no_more(self, case, paying, alice, now, becomes):
        if becomes == "paid":
            settle(paying(case), Report("x", Outcome.PAID, 9000), at=now)
        else:
            withdraw(case, by=alice, at=now)

        assert watched(case, at=OVER) is None
        assert not Event.objects.filter(kind="case.lapsed").exists()


class TestMoneyThatComesLate:
    def test_from_a_payment_service_lets_the_case_go_on(self, case, paying, now):
        attempt = paying(case)
        Attempt.objects.update(state="expired")
        lapsed(case)
        demo.finish(attempt.transaction, Outcome.PAID)
        look_again(attempt, at=OVER + HOUR)

        resume(Event.objects.of(case).get(kind="payment.received"), at=OVER + HOUR)

        case.refresh_from_db()
        assert (case.state, case.closed_at, case.lapsed_at) == ("received", None, None)
        assert case.deadlines.get(ended_on=None).anchor_on == LAST + DAY
        assert payment_of(case).state == "paid"
        assert "jetzt" in letter_about(case, "case.revived", letters.tell_of_revival).summary
        run_due()
        assert state_of(case).case == "decided"

    def test_by_transfer_lets_the_case_go_on(self, case):
        lapsed(case)

        assert take_receipt(Row("17", payment_of(case).reference, 9000), at=OVER + 20 * DAY) == "counted"
        run_due()

        assert state_of(case).__dict__ == {"case": "decided", "payment": "paid"}

    def test_can_be_booked_by_a_clerk(self, case, bob):
        book(payment_of(lapsed(case)), reason="Kontoauszug 17", by=bob, at=OVER)

        assert payment_of(case).state == "paid"

    def test_of_another_amount_is_left_to_a_clerk(self, case):
        lapsed(case)

        assert take_receipt(Row("17", payment_of(case).reference, 8900), at=OVER) == "other amount"
        assert state_of(case).__dict__ == {"case": "closed", "payment": "cancelled"}

    def test_goes_back_once_the_case_is_being_deleted(self, case):
        lapsed(case)
        Case.objects.update(deletion=Deletion.BEGUN)

        take_receipt(Row("17", payment_of(case).reference, 9000), at=OVER)

        assert state_of(case).__dict__ == {"case": "closed", "payment": "refund_due"}
        assert Refund.objects.get().cents == 9000

    def test_twice_gives_one_back(self, case):
        lapsed(case)
        for entry in ("17", "18"):
            take_receipt(Row(entry, payment_of(case).reference, 9000), at=OVER)

        assert (payment_of(case).state, Refund.objects.get().reason) == ("paid", "double")


@pytest.mark.usefixtures("real_commits")
def test_money_that_comes_at_the_moment_of_the_end_is_not_kept_for_nothing(case, paying):
    attempt = paying(case)
    Attempt.objects.update(state="expired")
    barrier = Barrier(2)

    @atomic
    def pay() -> None:
        settle(attempt, Report(attempt.transaction, Outcome.PAID, 9000), at=OVER)

    def end() -> None:
        see_to_it(case, at=OVER)

    def at_once(act) -> None:
        barrier.wait()
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(at_once, [pay, end]))

    assert Payment.objects.get(case=case).state == "paid"
    resume(Event.objects.of(case).get(kind="payment.received"), at=OVER)
    assert state_of(case).case == "received"
