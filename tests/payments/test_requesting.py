"""A service that is paid before the work: the case waits for its fee, and goes on by itself when it is there."""

from datetime import timedelta

import pytest

from tests.payments.conftest import payment_of, state_of
from tests.payments.permit import FREE, afterwards_by_machine
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions import deciding
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.numbers import is_cash_reference
from townhall.cases.status import PublicState, plain
from townhall.cases.timeline import entries
from townhall.cases.transitions import take, withdraw
from townhall.catalogue.results import Result
from townhall.certificates.rendering import notice_html
from townhall.journal.models import Event
from townhall.journal.relay import run_due
from townhall.lib import written
from townhall.notifications.models import OutgoingMail
from townhall.payments.models import Payment, Refund
from townhall.payments.providers import demo
from townhall.payments.providers.port import Outcome
from townhall.payments.starting import NotOwed


def paid(attempt) -> None:
    demo.finish(attempt.transaction, Outcome.PAID)


class TestAFeeBeforeTheWork:
    def test_keeps_the_case_waiting(self, case, bob, now):
        assert case.state == "awaiting_payment"
        assert (case.bill.cents, case.bill.due_on, case.due_on) == (9000, None, None)
        assert is_cash_reference(case.bill.reference)
        with pytest.raises(MoveNotAllowed):
            take(case, by=bob, at=now)

    def test_is_said_in_a_plain_sentence(self, case):
        state, sentence = plain(case)

        assert state == PublicState.ACTION_REQUIRED
        assert sentence.in_("de") == "Bezahlen Sie noch 90,00 €. Danach beginnen wir mit der Bearbeitung."

    def test_of_nothing_holds_nobody_up(self, apply):
        free = apply(tree=FREE)

        assert (free.state, free.bill) == ("received", None)
        assert free.deadlines.count() == 1

    def test_does_not_stop_an_application_when_the_register_has_a_gap(self, apply, law):
        LegalEntry.objects.filter(key="permit.fee").delete()

        case = apply()
        run_due()

        assert Case.objects.get(pk=case.pk).state == "received"  # and no machine has decided

    def test_is_worked_out_once(self, case, paying):
        LegalEntry.objects.filter(key="permit.fee").update(value=9900)

        paid(paying(case))
        run_due()

        decision = case.decisions.get()
        assert Result.load(decision.content).charge.cents == payment_of(case).cents == 9000


class TestWhenItIsPaid:
    def test_the_case_is_decided_by_machine(self, case, paying):
        paid(paying(case))
        run_due()

        assert state_of(case).__dict__ == {"case": "decided", "payment": "paid"}
        told = [(title.in_("de"), text.in_("de")) for _, title, text in entries(case)]
        assert ("Zahlung angefordert", "90,00 €") in told
        assert ("Zahlung eingegangen", "90,00 €") in told

    @pytest.mark.yardstick("D24")
    def test_nobody_gets_the_mail_about_the_receipt_twice(self, case, paying):
        run_due()
        paid(paying(case))
        run_due()

        purposes = list(OutgoingMail.objects.order_by("pk").values_list("purpose", flat=True))
        assert purposes.count("receipt") == 1

    def test_the_time_we_promise_begins(self, case, paying):
        run_due()
        attempt = paying(case)
        paid(attempt)
        run_due()

        deadline = Case.objects.get(pk=case.pk).deadlines.get()
        assert deadline.anchor_on == attempt.payment.attempts.get().settled_at.date()


class TestAWithdrawal:
    def test_ends_what_is_owed(self, case, alice, now, paying):
        run_due()
        withdraw(case, by=alice, at=now)
        with pytest.raises(NotOwed):
            paying(case)
        run_due()

        assert payment_of(case).state == "cancelled"

    def test_before_anybody_opened_the_claim_opens_none(self, case, alice, now):
        withdraw(case, by=alice, at=now)
        run_due()

        assert payment_of(case).state == "cancelled"

    def test_gives_back_what_was_paid_meanwhile(self, case, alice, now, paying):
        run_due()
        attempt = paying(case)
        withdraw(case, by=alice, at=now)
        paid(attempt)
        run_due()

        assert state_of(case).__dict__ == {"case": "withdrawn", "payment": "refund_due"}
        refund = Refund.objects.get()
        assert (refund.cents, refund.attempt, refund.reason) == (9000, attempt, "withdrawn")


class TestAFeeAfterTheDecision:
    def test_is_due_when_the_register_says(self, apply, now):
        case = apply(afterwards_by_machine)
        run_due()

        case = Case.objects.get(pk=case.pk)
        payment = Payment.objects.get(case=case)
        assert (case.state, payment.state, payment.cents) == ("decided", "open", 9000)
        assert payment.due_on == case.bill.due_on > case.decided_at.date() + timedelta(days=27)

    def test_can_be_paid_online(self, apply, paying):
        case = apply(afterwards_by_machine)
        run_due()

        paid(paying(case))
        run_due()

        assert state_of(case).__dict__ == {"case": "decided", "payment": "paid"}

    def test_is_printed_with_account_reference_and_code(self, apply, city):
        city.payee, city.iban = "Stadt Bochum (Vorführung)", "DE66999999990000000099"
        city.save()
        case = apply(afterwards_by_machine)
        deciding.decide_automatically(Event.objects.of(case).get(kind="application.submitted"))
        decision = Case.objects.get(pk=case.pk).decisions.get()

        html = notice_html(decision, "de")

        assert decision.case.bill.grouped in html
        assert "DE66 9999 9999 0000 0000 99" in html
        assert "QR-Code, der die Überweisung" in html
        assert f"Zahlen Sie bis zum {written.day(decision.case.bill.due_on).in_('de')}." in html

    def test_paid_before_is_not_asked_for_again(self, case, paying, city):
        city.payee, city.iban = "Stadt Bochum (Vorführung)", "DE66999999990000000099"
        city.save()
        paid(paying(case))
        run_due()

        html = notice_html(case.decisions.get(), "de")

        assert "90,00 €" in html
        assert "DE66" not in html
