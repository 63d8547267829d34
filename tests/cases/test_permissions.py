import pytest

from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, State
from townhall.cases.permissions import may_assign, may_see, may_sign, may_work
from townhall.cases.transitions import give_back, take


def rights(account, case) -> dict[str, bool]:
    positions = list(account.positions.select_related("authority"))
    return {verb.__name__: verb(account, positions, case) for verb in (may_see, may_work, may_assign)}


@pytest.fixture
def taken(case, bob, now):
    return take(case, by=bob, at=now)


class TestRights:
    def test_of_the_clerk_who_has_the_case(self, taken, bob):
        assert rights(bob, taken) == {"may_see": True, "may_work": True, "may_assign": False}

    def test_of_the_supervisor(self, taken, carla):
        assert rights(carla, taken) == {"may_see": True, "may_work": True, "may_assign": True}

    @pytest.mark.parametrize("stranger", ["dora", "charlie", "alice", "admin"])
    def test_of_everybody_else(self, taken, stranger, request):
        account = request.getfixturevalue(stranger)

        assert rights(account, taken) == {"may_see": False, "may_work": False, "may_assign": False}

    def test_end_at_ones_own_application(self, apply, carla):
        assert rights(carla, apply(by=carla)) == {"may_see": False, "may_work": False, "may_assign": False}

    def test_to_sign_belong_to_a_second_person(self, taken, bob, carla, dora, now):
        decision = propose(taken, outcome="special", by=bob, at=now)

        may = {who: may_sign(who, list(who.positions.all()), taken, decision) for who in (bob, carla, dora)}
        assert may == {bob: False, carla: True, dora: False}


class TestTheWorkList:
    def test_holds_the_cases_of_the_authority_and_those_below(self, case, bob, carla, dora, charlie):
        seen = {who: list(Case.objects.worked_on_by(who)) for who in (bob, carla, dora, charlie)}

        assert seen == {bob: [case], carla: [case], dora: [], charlie: []}

    def test_never_holds_ones_own_case(self, apply, bob):
        apply(by=bob)

        assert not Case.objects.worked_on_by(bob).exists()

    def test_holds_cases_without_account(self, apply, bob):
        assert apply(by=None) in Case.objects.worked_on_by(bob)

    def test_has_back_what_a_clerk_gives_back(self, taken, bob, now):
        case = give_back(taken, by=bob, at=now)

        assert (case.state, case.clerk) == (State.RECEIVED, None)
        assert list(Case.objects.worked_on_by(bob).unassigned()) == [case]
