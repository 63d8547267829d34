from datetime import date, timedelta

import pytest

from tests.fixtures import employee
from townhall.authorities import substituting
from townhall.authorities.models import Role, Substitution
from townhall.authorities.reach import positions_of
from townhall.authorities.substituting import end, name_substitute
from townhall.journal.models import Event

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)
WEEK = {"first_on": MONDAY, "last_on": FRIDAY}


@pytest.fixture
def emil(tax_office):
    """Return another clerk of the tax office."""
    return employee("Emil", "Kollege", tax_office, Role.CLERK)


def desks(account, on) -> set[int]:
    return {position.account_id for position in positions_of(account, on=on)}


class TestASubstitution:
    def test_begins_and_ends_by_itself(self, bob, emil, now):
        name_substitute(bob, substitute=emil, by=bob, at=now, **WEEK)

        held = [bob.pk in desks(emil, MONDAY + timedelta(days=day)) for day in range(-1, 6)]
        assert held == [False, True, True, True, True, True, False]

    def test_is_put_on_record(self, bob, emil, carla, now):
        made = name_substitute(bob, substitute=emil, by=carla, at=now, **WEEK)

        event = Event.objects.of(bob).get(kind="substitution.named")
        assert (event.actor_label, event.data["substitution"], event.data["last_on"]) == (str(carla), made.pk, "2026-03-06")

    def test_gives_a_clerks_rights_though_a_supervisor_is_absent(self, bob, carla, now):
        name_substitute(carla, substitute=bob, by=carla, at=now, **WEEK)

        assert {position.role for position in positions_of(bob, on=MONDAY)} == {Role.CLERK}

    def test_is_not_passed_on(self, bob, emil, carla, now):
        name_substitute(emil, substitute=bob, by=carla, at=now, **WEEK)

        with pytest.raises(substituting.AbsentToo):
            name_substitute(carla, substitute=emil, by=carla, at=now, **WEEK)

    def test_ends_early(self, bob, emil, now):
        made = name_substitute(bob, substitute=emil, by=bob, at=now, **WEEK)

        end(made, by=bob, at=now + timedelta(days=2))

        assert [bob.pk in desks(emil, day) for day in (MONDAY, date(2026, 3, 3), date(2026, 3, 4))] == [True, True, False]

    def test_that_has_not_begun_never_will(self, bob, emil, now):
        made = name_substitute(bob, substitute=emil, by=bob, at=now - timedelta(days=3), **WEEK)

        end(made, by=bob, at=now - timedelta(days=2))

        assert not Substitution.objects.exists()


class TestNobody:
    @pytest.mark.parametrize(
        ("absent", "substitute", "by", "refusal"),
        [
            ("bob", "carla", "emil", substituting.NotYoursToName),
            ("carla", "emil", "bob", substituting.NotYoursToName),
            ("bob", "emil", "dora", substituting.NotYoursToName),
            ("bob", "bob", "carla", substituting.SamePerson),
            ("bob", "dora", "bob", substituting.NotAColleague),
            ("bob", "admin", "carla", substituting.NoCasework),
            ("bob", "alice", "carla", substituting.NoCasework),
        ],
    )
    def test_is_named_who_must_not_be(self, absent, substitute, by, refusal, request, emil, now):
        people = {name: request.getfixturevalue(name) for name in (absent, substitute, by)}

        with pytest.raises(refusal):
            name_substitute(people[absent], substitute=people[substitute], by=people[by], at=now, **WEEK)

    def test_is_named_from_another_office_but_by_a_supervisor(self, bob, dora, carla, now):
        assert name_substitute(bob, substitute=dora, by=carla, at=now, **WEEK)

    def test_is_named_twice_for_the_same_days(self, bob, emil, carla, now):
        name_substitute(bob, substitute=emil, by=bob, at=now, **WEEK)

        with pytest.raises(substituting.NamedAlready):
            name_substitute(bob, substitute=carla, by=carla, at=now, first_on=FRIDAY, last_on=FRIDAY)

    @pytest.mark.parametrize(
        ("first_on", "last_on"),
        [(FRIDAY, MONDAY), (date(2026, 2, 1), date(2026, 2, 7)), (MONDAY, date(2028, 3, 2))],
    )
    def test_is_named_for_impossible_days(self, first_on, last_on, bob, emil, now):
        with pytest.raises(substituting.WrongDays):
            name_substitute(bob, substitute=emil, by=bob, at=now, first_on=first_on, last_on=last_on)
