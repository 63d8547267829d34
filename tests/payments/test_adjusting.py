"""A new decision with another fee: what is paid counts, nothing is asked twice, and what was paid too much goes back."""

import pytest

from tests.payments.conftest import RETURN
from townhall.cases.decisions.deciding import propose
from townhall.cases.decisions.rebilling import PaidMeanwhile, bill_instead, paid_so_far
from townhall.cases.models import Case, Decision
from townhall.cases.second_looks.reopening import reopen
from townhall.cases.transitions import correct, take
from townhall.catalogue.results import Result
from townhall.journal.models import Event
from townhall.payments import booking
from townhall.payments.adjusting import adjust
from townhall.payments.models import Payment, Refund
from townhall.payments.refunding import confirm
from townhall.payments.requesting import request
from townhall.payments.starting import start as begin_to_pay


@pytest.fixture
def decided(decide_later, bob, now):
    return propose(take(decide_later, by=bob, at=now), outcome="granted", by=bob, at=now).case


@pytest.fixture
def paid(decided, bob, now):
    booking.book(request(decided, at=now), reason="Kontoauszug", by=bob, at=now)
    return decided


def decide_anew(case: Case, years: str, *, by, at) -> Decision:
    reopen(case, reason="Andere Dauer.", by=by, at=at)
    correct(case, tree={"car": {"plate": "BO-AB 123", "years": years}}, by=None, at=at)
    decision = propose(case, outcome="granted", by=by, at=at)
    last = Event.objects.of(case).filter(kind="fee.adjusted").last()
    for _ in range(2 if last else 0):
        adjust(last, at=at)
    return decision


def asked(case: Case) -> list[tuple[int, str]]:
    return [(payment.cents, payment.state) for payment in Payment.objects.filter(case=case).order_by("pk")]


class TestAHigherFee:
    def test_asks_only_for_the_rest(self, paid, bob, now):
        decision = decide_anew(paid, "3", by=bob, at=now)
        case = Case.objects.get(pk=paid.pk)
        request(case, at=now)

        assert asked(case) == [(9000, "paid"), (18000, "open")]
        assert "Schon gezahlt: −90,00 €" in str(decision.content)
        assert begin_to_pay(case, method="demo", return_url=RETURN, at=now).cents == 18000

    def test_ends_the_old_claim_if_nobody_has_paid_it(self, decided, bob, now):
        request(decided, at=now)
        decide_anew(decided, "2", by=bob, at=now)
        request(Case.objects.get(pk=decided.pk), at=now)

        assert asked(decided) == [(9000, "cancelled"), (18000, "open")]


class TestTheSameFee:
    @pytest.mark.parametrize("has_paid", [True, False])
    def test_is_not_asked_twice(self, decided, bob, now, has_paid):
        payment = request(decided, at=now)
        if has_paid:
            booking.book(payment, reason="Kontoauszug", by=bob, at=now)
        decide_anew(decided, "1", by=bob, at=now)
        request(Case.objects.get(pk=decided.pk), at=now)

        assert asked(decided) == [(9000, "paid" if has_paid else "open")]
        assert not Refund.objects.exists()


class TestALowerFee:
    def test_gives_the_difference_back_when_a_clerk_confirms(self, paid, bob, now):
        decide_anew(paid, "3", by=bob, at=now)
        booking.book(request(Case.objects.get(pk=paid.pk), at=now), reason="Kontoauszug", by=bob, at=now)
        assert paid_so_far(paid) == 27000
        decision = decide_anew(paid, "2", by=bob, at=now)

        refund = Refund.objects.get()
        assert (refund.cents, refund.reason, refund.payment.state) == (9000, "less", "paid")
        assert "zahlt sie zurück" in str(decision.content)
        confirm(refund, by=bob, at=now)
        assert paid_so_far(paid) == 18000

    def test_gives_all_back_where_none_is_left(self, paid, bob, now):
        decide_anew(paid, "0", by=bob, at=now)

        assert asked(paid) == [(9000, "refund_due")]

    def test_is_refused_if_money_has_come_since_it_was_worked_out(self, decided, bob, now):
        booking.book(request(decided, at=now), reason="Kontoauszug", by=bob, at=now)
        unpaid = Result.load(decided.decisions.get().content)

        with pytest.raises(PaidMeanwhile):
            bill_instead(Case.objects.get(pk=decided.pk), unpaid, by=bob, at=now, register=None)
