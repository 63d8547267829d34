"""Conflicts of interest (§§ 20, 21 VwVfG NRW): nobody sees, takes or decides what they have a part in."""

from datetime import date, timedelta

import pytest

from townhall.applications.models import Party, PartyRole
from townhall.authorities.substituting import name_substitute
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, State
from townhall.cases.moves import ConflictOfInterest, OwnCase
from townhall.cases.recusing import step_back
from townhall.cases.second_looks.signing import InTheirPlace, SameHand, sign
from townhall.cases.transitions import assign, close, take, withdraw


def sees(account, case) -> bool:
    return Case.objects.worked_on_by(account).filter(pk=case.pk).exists()


class TestAClerk:
    @pytest.mark.parametrize(
        "facts",
        [
            {"role": PartyRole.JOINT, "email": "Bob.Muster@Example.org"},
            {"role": PartyRole.JOINT, "given_name": "Bob", "family_name": "Muster", "born": date(1980, 5, 1)},
            {"role": PartyRole.APPLICANT, "organisation": "Turnverein Beispiel e. V."},
        ],
        ids=["by address", "by name and birth", "by organisation"],
    )
    def test_with_a_part_in_a_case_neither_sees_nor_takes_nor_gets_it(self, facts, case, apply, bob, carla, now):
        bob.born = date(1980, 5, 1)
        bob.save()
        speaks_for = apply(by=bob).application.parties.get(role=PartyRole.APPLICANT)
        Party.objects.filter(pk=speaks_for.pk).update(organisation="Turnverein Beispiel e. V.")
        Party.objects.create(application=case.application, **facts)

        assert not sees(bob, case)
        for act in (lambda: take(case, by=bob, at=now), lambda: assign(case, to=bob, by=carla, at=now)):
            with pytest.raises(ConflictOfInterest):
                act()
        assert sees(carla, case)

    def test_with_the_same_name_only_may_work_on_it(self, case, bob, now):
        Party.objects.create(application=case.application, role=PartyRole.JOINT, given_name="Bob", family_name="Muster")

        assert take(case, by=bob, at=now).clerk == bob

    def test_neither_decides_nor_closes_what_turned_out_to_concern_them(self, case, alice, bob, now):
        case = take(case, by=bob, at=now)
        Party.objects.create(application=case.application, role=PartyRole.JOINT, account=bob)

        with pytest.raises(OwnCase):
            propose(case, outcome="special", by=bob, at=now)
        withdraw(case, by=alice, at=now)
        with pytest.raises(OwnCase):
            close(case, by=bob, at=now)

    def test_who_steps_back_sees_it_no_more_and_gives_it_back(self, case, bob, carla, now):
        step_back(take(case, by=bob, at=now), by=bob, at=now)

        case.refresh_from_db()
        assert (case.clerk, case.state, sees(bob, case), sees(carla, case)) == (None, State.RECEIVED, False, True)
        with pytest.raises(ConflictOfInterest):
            take(case, by=bob, at=now)


class TestASubstitute:
    @pytest.fixture
    def stands_in(self, bob, carla, now):
        week = {"first_on": now.date(), "last_on": now.date() + timedelta(days=6)}
        return name_substitute(bob, substitute=carla, by=carla, at=now, **week)

    def test_does_not_sign_what_the_absent_clerk_proposed(self, case, bob, carla, stands_in, now):
        case = propose(take(case, by=bob, at=now), outcome="special", by=bob, at=now).case

        with pytest.raises(InTheirPlace):
            sign(case, by=carla, at=now)
        assert sign(case, by=carla, at=now + timedelta(days=7)).signed_by == carla

    def test_does_not_sign_their_own_proposal_either(self, case, bob, carla, stands_in, now):
        case = propose(take(case, by=bob, at=now), outcome="special", by=carla, at=now).case

        with pytest.raises(SameHand):
            sign(case, by=carla, at=now)

    def test_has_no_part_in_their_own_case(self, apply, bob, carla, stands_in, now):
        case = take(apply(by=carla), by=bob, at=now)

        with pytest.raises(OwnCase):
            propose(case, outcome="special", by=carla, at=now)
