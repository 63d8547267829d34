"""A real payment service behind a real socket: whatever it does wrong, money counts once and nobody pays twice."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection

from tests.payments.conftest import state_of
from tests.payments.stub import Stub
from townhall.journal.models import Event
from townhall.payments.models import Attempt, Refund
from townhall.payments.polling import look_again
from townhall.payments.providers import demo, xbezahldienste
from townhall.payments.providers.port import Outcome, ProviderDown, RequestSpent


@pytest.fixture
def stub(settings, monkeypatch):
    monkeypatch.setattr(xbezahldienste, "PATIENCE", 1)
    with Stub() as stub:
        settings.PAYMENT_PROVIDERS = ["xbezahldienste", "invoice"]
        settings.XBEZAHLDIENSTE_URL = stub.url
        settings.XBEZAHLDIENSTE_ORIGINATOR, settings.XBEZAHLDIENSTE_ENDPOINT = "bochum", "parken"
        yield stub


@pytest.fixture
def begun(paying, case, stub) -> Attempt:
    """Return an attempt whose page at the service the person has seen."""
    return paying(case, "xbezahldienste")


class TestTheRequest:
    def test_asks_for_the_fee_in_euros(self, begun, stub):
        [entry] = stub.books.values()
        request = entry["request"]

        assert (request["grosAmount"], request["currency"]) == (90.0, "EUR")
        assert request["requestId"] == str(begun.request_id)
        assert len(request["purpose"]) <= 27
        assert [item["totalNetAmount"] for item in request["items"]] == [90.0]
        assert begun.page == f"{stub.url}/pay/T1"

    @pytest.mark.parametrize("cents", [1, 9, 10, 1999, 9000, 123456789])
    def test_and_its_answer_keep_every_cent(self, cents):
        said = xbezahldienste.understood(f'{{"grosAmount": {xbezahldienste.euros(cents)}}}'.encode())

        assert xbezahldienste.cents_of(said) == cents


def received(case) -> int:
    return Event.objects.of(case).filter(kind="payment.received").count()


START_FAULTS = ["500", "nonsense", "hangs", "lost answer"]


class TestAStart:
    @pytest.mark.parametrize("fault", START_FAULTS)
    def test_that_fails_can_be_repeated_and_collects_once(self, case, paying, stub, fault):
        stub.fault = fault
        with pytest.raises(ProviderDown):
            paying(case, "xbezahldienste")
        stub.fault = ""

        attempt = paying(case, "xbezahldienste")

        assert attempt.transaction
        assert Attempt.objects.count() == len({*stub.books}) == 1

    def test_that_is_slow_is_waited_for(self, case, paying, stub):
        stub.fault = "slow"

        assert paying(case, "xbezahldienste").page

    def test_whose_answer_was_lost_for_good_begins_anew(self, case, paying, stub):
        stub.fault = "lost answer"
        with pytest.raises(ProviderDown):
            paying(case, "xbezahldienste")
        stub.fault = "exists"
        with pytest.raises(RequestSpent):
            paying(case, "xbezahldienste")

        assert paying(case, "xbezahldienste").transaction == "T2"
        assert sorted(Attempt.objects.values_list("state", flat=True)) == ["failed", "started"]


LIES = [
    ("", "PAYED", "paid", "paid"),
    ("slow", "PAYED", "paid", "paid"),
    ("500", "PAYED", "started", "started"),
    ("hangs", "PAYED", "started", "started"),
    ("nonsense", "PAYED", "started", "started"),
    ("other words", "PAYED", "started", "started"),
    ("other id", "PAYED", "started", "started"),
    ("other amount", "PAYED", "disputed", "open"),
    ("", "INITIAL", "started", "started"),
    ("", "FAILED", "failed", "open"),
    ("", "CANCELED", "cancelled", "open"),
]


class TestAnAnswer:
    @pytest.mark.parametrize(("fault", "status", "attempt", "payment"), LIES)
    def test_counts_only_if_it_is_about_our_money(self, case, begun, stub, now, fault, status, attempt, payment):
        stub.pay(status)
        stub.fault = fault

        assert look_again(begun, at=now).state == attempt
        assert state_of(case).payment == payment

    @pytest.mark.parametrize("first", ["FAILED", "CANCELED", "INITIAL"])
    def test_that_comes_late_and_out_of_order_counts(self, case, begun, stub, now, first):
        for status in (first, "PAYED", first):
            stub.pay(status)
            look_again(begun, at=now)

        assert state_of(case).payment == "paid"
        assert received(case) == 1

    def test_given_again_and_again_counts_once(self, case, begun, stub, now):
        stub.pay()
        for minute in range(5):
            look_again(begun, at=now + timedelta(minutes=minute))

        assert received(case) == 1


class TestTwoPayers:
    @pytest.mark.yardstick("D26")
    def test_at_once_pay_once_and_the_second_gets_the_money_back(self, real_commits, case, paying, stub, now, settings):
        settings.PAYMENT_PROVIDERS = ["xbezahldienste", "demo"]
        attempts = [paying(case, name) for name in ("xbezahldienste", "demo")]
        stub.pay()
        demo.finish(attempts[1].transaction, Outcome.PAID)

        at_once(*(partial(look_again, attempt, at=now) for attempt in attempts))

        assert received(case) == 1
        assert state_of(case).payment == "paid"
        assert (Refund.objects.get().reason, Refund.objects.get().cents) == ("double", 9000)


class TestTwoTabs:
    def test_at_once_are_one_transaction_and_one_payment(self, real_commits, case, paying, stub, now):
        stub.fault = "slow"
        at_once(*[lambda: paying(case, "xbezahldienste")] * 4)
        stub.fault = ""
        stub.pay()
        attempt = Attempt.objects.select_related("payment__case").get()
        at_once(*[lambda: look_again(attempt, at=now)] * 4)

        assert len(stub.books) == 1
        assert state_of(case).payment == "paid"
        assert received(case) == 1


def at_once(*verbs: Callable[[], object]) -> None:
    """Do things in threads at the same moment; what goes wrong in one goes wrong in the test."""
    wrong, gate = [], threading.Barrier(len(verbs))

    def run(verb) -> None:
        try:
            gate.wait()
            verb()
        except Exception as problem:
            wrong.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
