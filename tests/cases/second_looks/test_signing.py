import pytest
from django.db import IntegrityError

from tests.cases.licence import COMPLETE
from townhall.cases.decisions.deciding import decide_automatically, propose
from townhall.cases.models import Entitlement, State
from townhall.cases.second_looks.signing import SameHand, StockChanged, return_proposal, sign
from townhall.cases.transitions import MoveNotAllowed, correct, take
from townhall.catalogue.results import Result
from townhall.journal.models import Event


@pytest.fixture
def taken(case, bob, now):
    return take(case, by=bob, at=now)


@pytest.fixture
def proposed(taken, bob, now):
    return propose(taken, outcome="special", by=bob, at=now)


class TestSigning:
    def test_lets_the_decision_take_effect(self, proposed, carla, now):
        decision = sign(proposed.case, by=carla, at=now)

        assert (decision.status, decision.signed_by, decision.case.state) == ("final", carla, State.DECIDED)
        assert Entitlement.objects.get().identifier == "2026-000001"
        assert Result.load(decision.content).effects[0].identifier == "2026-000001"

    def test_is_not_for_the_proposer(self, proposed, bob, now):
        with pytest.raises(SameHand):
            sign(proposed.case, by=bob, at=now)

    def test_by_the_proposer_is_refused_by_the_database_too(self, proposed, bob):
        proposed.signed_by = bob
        with pytest.raises(IntegrityError):
            proposed.save()

    def test_notices_another_decision_of_the_household(self, proposed, apply, carla, now):
        apply(COMPLETE)
        decide_automatically(Event.objects.filter(kind="application.submitted").latest("pk"), at=now)

        with pytest.raises(StockChanged):
            sign(proposed.case, by=carla, at=now)

    def test_after_a_correction_needs_a_new_proposal(self, proposed, alice, carla, now):
        correct(proposed.case, tree=COMPLETE, by=alice, at=now)

        with pytest.raises(MoveNotAllowed):
            sign(proposed.case, by=carla, at=now)


class TestReturningAProposal:
    def test_puts_the_case_back_on_the_desk_with_a_comment(self, proposed, carla, now):
        case = return_proposal(proposed.case, comment="See page 2.", by=carla, at=now)

        proposed.refresh_from_db()
        assert (case.state, proposed.status, proposed.comment) == (State.IN_REVIEW, "returned", "See page 2.")

    def test_leads_to_a_second_proposal(self, proposed, bob, carla, now):
        case = return_proposal(proposed.case, comment="", by=carla, at=now)

        assert propose(case, outcome="special", by=bob, at=now).number == 2
