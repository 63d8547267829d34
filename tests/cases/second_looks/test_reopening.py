"""A new decision replaces the one that stands; numbers, fees and earlier holdings are taken into account."""

from datetime import timedelta

import pytest

from tests.cases.licence import CANNON, COMPLETE
from townhall.cases.decisions.deciding import decide_automatically, propose
from townhall.cases.decisions.grounds import OutcomeImpossible
from townhall.cases.decisions.standing import standing
from townhall.cases.models import Case, Deadline, Decision, Entitlement, EntitlementSource, State
from townhall.cases.moves import MoveNotAllowed, OwnCase
from townhall.cases.second_looks.reopening import NotReopened, ReasonMissing, let_stand, reopen
from townhall.cases.second_looks.signing import sign
from townhall.cases.status import plain
from townhall.cases.timeline import entries
from townhall.cases.transitions import correct, take, withdraw
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.results import Effect, Impossible, Part, Result
from townhall.journal.models import Event
from townhall.lib.text import T

WHY = "Ein Nachweis lag schon vor."


@pytest.fixture
def decided(case, bob, now):
    """Return a case in which Bob has granted the licence."""
    return propose(take(case, by=bob, at=now), outcome="granted", by=bob, at=now).case


@pytest.fixture
def reopened(decided, bob, now):
    return reopen(decided, reason=WHY, by=bob, at=now + timedelta(days=3))


class TestReopening:
    def test_leaves_the_decision_standing_and_begins_the_time_anew(self, reopened, now):
        case = Case.objects.get(pk=reopened.pk)

        assert (case.state, case.due_on) == (State.IN_REVIEW, Deadline.objects.get(case=case, ended_on=None).due_on)
        assert Entitlement.objects.get().valid_until is None
        assert "gilt sie weiter" in plain(case)[1].in_("de")
        assert WHY in [str(text.in_("de")) for _at, _title, text in entries(case)]

    def test_needs_a_reason_a_decision_and_somebody_else_than_the_applicant(self, case, decided, alice, bob, now):
        with pytest.raises(ReasonMissing):
            reopen(decided, reason=" ", by=bob, at=now)
        with pytest.raises(OwnCase):
            reopen(decided, reason=WHY, by=alice, at=now)
        reopen(decided, reason=WHY, by=bob, at=now)
        with pytest.raises(MoveNotAllowed):
            reopen(decided, reason=WHY, by=bob, at=now)

    def test_is_not_for_a_case_that_was_taken_back(self, case, alice, bob, now):
        withdraw(case, by=alice, at=now)

        with pytest.raises(MoveNotAllowed):
            reopen(case, reason=WHY, by=bob, at=now)

    def test_does_not_let_the_applicant_take_back_what_is_decided(self, reopened, alice, now):
        assert not reopened.can_be_withdrawn
        with pytest.raises(MoveNotAllowed):
            withdraw(reopened, by=alice, at=now)

    def test_can_end_without_a_new_decision(self, reopened, bob, now):
        case = let_stand(reopened, reason="Nichts Neues.", by=bob, at=now + timedelta(days=4))

        assert case.state == State.DECIDED
        assert case.decisions.count() == 1
        assert not Deadline.objects.filter(case=case, ended_on=None).exists()

    def test_ends_only_what_was_reopened(self, case, bob, now):
        with pytest.raises(NotReopened):
            let_stand(take(case, by=bob, at=now), reason=WHY, by=bob, at=now)


class TestWhatTheEarlierDecisionEnded:
    """Alice gave her flag back; the day was wrong."""

    @pytest.fixture
    def ended(self, apply, bob, now, monkeypatch):
        """Return a second case of the family, whose decision has ended the licence of the first."""
        decided_by_machine(apply(COMPLETE), now)
        monkeypatch.setitem(HOOKS, "cases.work_out", end_the_flag)
        case = take(apply(), by=bob, at=now)
        propose(case, outcome="limited", stated={"until": "2026-03-20"}, by=bob, at=now)
        return reopen(case, reason=WHY, by=bob, at=now + timedelta(days=30))

    def test_is_there_again_to_be_ended_on_another_day(self, ended, bob, now):
        new = propose(ended, outcome="limited", stated={"until": "2026-05-20"}, by=bob, at=now + timedelta(days=31))

        row = Entitlement.objects.get()
        assert (str(row.valid_until), row.data) == ("2026-05-20", {"count": "1", "until": "2026-05-20"})
        source = row.sources.get(decision=new)
        assert (source.change, source.data["before"], source.data["data"]) == ("ended", None, {"count": "1"})

    def test_lives_on_if_the_new_decision_does_not_end_it(self, ended, bob, now):
        propose(ended, outcome="refused", reasons="Doch nicht.", by=bob, at=now + timedelta(days=31))

        row = Entitlement.objects.get()
        assert (row.valid_until, row.data) == (None, {"count": "1"})


def end_the_flag(answers, situation, outcome):
    """End what is held on the day the clerk states; impossible if there is nothing."""
    if outcome == "refused":
        return Result(parts=(Part(T("Abgelehnt.", en="Refused."), "remedy.widerspruch"),))
    if not situation.held:
        return Impossible(T("Es gibt nichts zu beenden.", en="There is nothing to end."))
    [flag], until = situation.held, situation.stated["until"]
    facts = {"identifier": flag.identifier, "valid_until": until, "data": (("until", until.isoformat()),)}
    ends = Effect("end", flag.kind, flag.label, flag.valid_from, **facts)
    return Result(parts=(Part(T("Beendet.", en="Ended."), "remedy.widerspruch"),), effects=(ends,))


class TestANewDecision:
    def test_keeps_the_number_of_what_is_granted_again(self, reopened, bob, now):
        before = Entitlement.objects.get()
        new = propose(reopened, outcome="limited", stated={"until": "2030-12-31"}, by=bob, at=now + timedelta(days=3))

        row = Entitlement.objects.get()
        assert (row.identifier, str(row.valid_until), row.data) == (before.identifier, "2030-12-31", {"count": "1"})
        assert new.about == reopened.decisions.get(number=1)
        assert row.sources.get(decision=new).change == EntitlementSource.Change.RENEWED

    def test_ends_what_is_not_granted_again_and_keeps_the_number_on_record(self, reopened, bob, now):
        later = now + timedelta(days=3)
        propose(reopened, outcome="refused", reasons="Doch nicht.", by=bob, at=later)

        row = Entitlement.objects.get()
        assert row.valid_until == later.date()
        assert row.identifier == "2026-000001"

    def test_gives_the_others_of_the_household_back_what_it_had_changed(self, apply, bob, now):
        first, second = (decided_by_machine(apply(COMPLETE), now) for _ in range(2))
        assert Entitlement.objects.order_by("pk").first().data == {"count": "2"}

        reopen(second, reason=WHY, by=bob, at=now)
        propose(Case.objects.get(pk=second.pk), outcome="refused", reasons="Doppelt.", by=bob, at=now)

        assert Entitlement.objects.order_by("pk").first().data == {"count": "1"}
        assert Event.objects.filter(kind="entitlement.changed", subject_id=str(first.pk)).count() == 2

    def test_counts_the_household_as_before(self, apply, bob, now):
        _first, second = (decided_by_machine(apply(COMPLETE), now) for _ in range(2))
        reopen(second, reason=WHY, by=bob, at=now)
        propose(Case.objects.get(pk=second.pk), outcome="granted", by=bob, at=now)

        assert [row.data for row in Entitlement.objects.all()] == [{"count": "2"}, {"count": "2"}]

    def test_cannot_be_what_the_rule_calls_impossible_and_leaves_the_earlier_one_standing(self, reopened, bob, now):
        correct(reopened, tree=CANNON, by=reopened.application.account, at=now)

        with pytest.raises(OutcomeImpossible):
            propose(reopened, outcome="granted", by=bob, at=now)

        assert standing(reopened).number == 1
        assert Entitlement.objects.get().valid_until is None
        assert propose(reopened, outcome="refused", reasons="Zu laut.", by=bob, at=now).about.number == 1

    def test_is_signed_by_a_second_person_where_the_outcome_needs_one(self, reopened, bob, carla, now):
        propose(reopened, outcome="special", by=bob, at=now)
        signed = sign(reopened, by=carla, at=now)

        assert (signed.status, signed.about.number) == (Decision.Status.FINAL, 1)
        assert Entitlement.objects.count() == 1


def decided_by_machine(case, at) -> Case:
    decide_automatically(Event.objects.get(kind="application.submitted", subject_id=str(case.pk)), at=at)
    return Case.objects.get(pk=case.pk)
