"""Money counts once, late money counts, and money nobody owes goes back."""

from datetime import timedelta

import pytest

from tests.payments.conftest import payment_of, state_of
from townhall.cases.transitions import withdraw
from townhall.journal.models import Delivery, Event
from townhall.journal.relay import run_due
from townhall.payments.models import Attempt, Notice, Refund
from townhall.payments.noticing import NotOurs, keep
from townhall.payments.polling import look_again, wait
from townhall.payments.providers import demo
from townhall.payments.providers.port import Outcome
from townhall.payments.reconciling import reconcile
from townhall.payments.refunding import NothingToRefund, SecondPersonNeeded, confirm, order_refund
from townhall.payments.settling import expire

HOUR = timedelta(hours=1)


def end(attempt: Attempt, outcome: Outcome = Outcome.PAID) -> None:
    demo.finish(attempt.transaction, outcome)


class TestAnExpiredAttempt:
    def test_lets_the_person_begin_again(self, case, paying, now):
        attempt = paying(case)
        assert expire(attempt, at=now + HOUR)

        assert state_of(case).payment == "open"
        assert paying(case, at=now + HOUR).pk != attempt.pk

    def test_that_is_paid_late_counts(self, case, paying, now):
        attempt = paying(case)
        expire(attempt, at=now + HOUR)
        end(attempt)
        look_again(attempt, at=now + 2 * HOUR)

        assert state_of(case).payment == "paid"


class TestPayingTwice:
    def test_gives_the_second_sum_back(self, case, paying, now):
        first = paying(case)
        expire(first, at=now + HOUR)
        second = paying(case, at=now + HOUR)
        for attempt in (second, first):
            end(attempt)
            look_again(attempt, at=now + HOUR)

        refund = Refund.objects.get()
        assert (refund.attempt, refund.cents, refund.reason) == (first, 9000, "double")
        assert state_of(case).payment == "paid"
        assert Event.objects.of(case).filter(kind="payment.received").count() == 1


class TestMoneyForAWithdrawnApplication:
    def test_goes_back(self, case, paying, alice, now):
        run_due()
        attempt = paying(case)
        withdraw(case, by=alice, at=now)
        run_due()
        end(attempt)
        look_again(attempt, at=now)

        assert state_of(case).payment == "refund_due"
        assert Refund.objects.get().reason == "withdrawn"


class TestPolling:
    def test_asks_again_later_while_the_service_knows_nothing(self, case, paying, now, monkeypatch):
        attempt = paying(case)
        Attempt.objects.filter(pk=attempt.pk).update(expires_at=now + timedelta(days=5000))
        run_due()

        delivery = Delivery.objects.get(reaction="polling.poll")
        assert (delivery.done_at, delivery.error) == (None, "")
        assert delivery.run_at > delivery.event.happened_at

    @pytest.mark.parametrize(("age", "waits"), [(0, 5), (60, 60), (7200, 600)])
    def test_waits_longer_the_longer_it_takes(self, age, waits):
        assert wait(timedelta(seconds=age)) == timedelta(seconds=waits)


class TestANotice:
    def test_makes_us_ask(self, case, paying, now):
        attempt = paying(case)
        Attempt.objects.filter(pk=attempt.pk).update(expires_at=now + timedelta(days=5000))
        end(attempt)

        assert keep("demo", f'{{"transactionId": "{attempt.transaction}", "eventId": "e1"}}', at=now)
        run_due()

        assert state_of(case).payment == "paid"
        assert Notice.objects.get().processed_at is not None

    def test_that_lies_changes_nothing(self, case, paying, now):
        attempt = paying(case)
        keep("demo", f'{{"transactionId": "{attempt.transaction}", "eventId": "e1", "status": "PAYED"}}', at=now)
        run_due()

        assert state_of(case).payment != "paid"

    def test_repeated_a_hundred_times_is_kept_once(self, case, paying, now):
        body = f'{{"transactionId": "{paying(case).transaction}"}}'

        assert [keep("demo", body, at=now) for _ in range(100)].count(True) == 1

    @pytest.mark.parametrize("body", ["", "[]", "{}", '{"transactionId": 7}', '{"transactionId": "nobody-knows"}', "null"])
    def test_that_is_not_ours_is_not_kept(self, db, now, body):
        with pytest.raises(NotOurs):
            keep("demo", body, at=now)

    def test_comes_by_post_without_session(self, client, case, paying):
        body = f'{{"transactionId": "{paying(case).transaction}"}}'

        assert client.post("/zahlung/meldung/demo/", body, content_type="application/json").status_code == 204
        assert client.post("/zahlung/meldung/demo/", "{}", content_type="application/json").status_code == 404


class TestReconciliation:
    @pytest.mark.yardstick("O35")
    def test_corrects_what_got_lost_with_an_event_of_its_own(self, case, paying, now):
        attempt = paying(case)
        expire(attempt, at=now + HOUR)
        end(attempt)
        entry = demo.read(attempt.transaction) | {"began": now.date().isoformat()}
        demo.write(attempt.transaction, entry)

        [finding] = reconcile(now.date(), at=now + HOUR)
        assert (finding.was, finding.outcome, finding.corrected) == ("expired", "paid", True)
        assert list(reconcile(now.date(), at=now + HOUR)) == []

        assert state_of(case).payment == "paid"
        corrected = Event.objects.of(case).get(kind="payment.corrected")
        assert corrected.data["was"] == "expired"

    def test_names_money_we_know_nothing_of(self, case, paying, now):
        attempt = paying(case)
        entry = demo.read(attempt.transaction) | {"began": now.date().isoformat()}
        demo.write(attempt.transaction, entry)
        demo.write("strange", entry | {"outcome": "paid"})

        [finding] = reconcile(now.date(), at=now)
        assert (finding.transaction, finding.corrected) == ("strange", False)


class TestARefund:
    @pytest.fixture
    def paid(self, case, paying, now) -> Attempt:
        run_due()
        attempt = paying(case)
        end(attempt)
        run_due()
        return attempt

    def test_is_ordered_by_one_confirmed_by_another_and_sent_once(self, case, paid, bob, carla, now):
        refund = order_refund(payment_of(case), by=bob, at=now)
        with pytest.raises(SecondPersonNeeded):
            confirm(refund, by=bob, at=now)
        confirm(refund, by=carla, at=now)
        with pytest.raises(NothingToRefund):
            confirm(refund, by=carla, at=now)
        run_due()

        assert list(demo.read(paid.transaction)["refunded"].values()) == [9000]
        assert (state_of(case).payment, Refund.objects.get().state) == ("refunded", "done")

    def test_of_what_is_not_paid_is_refused(self, case, bob, now):
        run_due()
        with pytest.raises(NothingToRefund):
            order_refund(payment_of(case), by=bob, at=now)
