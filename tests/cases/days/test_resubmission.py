from datetime import date, timedelta

import pytest

from townhall.cases.days.resubmission import DayHasPassed, NoDaySet, set_date, settle
from townhall.cases.models import Case, Resubmission
from townhall.cases.timeline import entries
from townhall.cases.transitions import MoveNotAllowed, OwnCase, close, give_back, take, withdraw
from townhall.journal.models import Event

FRIDAY = date(2026, 3, 6)


@pytest.fixture
def aside(case, bob, now) -> Case:
    """Return a case of Bob's that comes back on Friday."""
    taken = take(case, by=bob, at=now)
    set_date(taken, on=FRIDAY, reason="Ist der Nachweis da?", by=bob, at=now)
    return taken


class TestACasePutAside:
    def test_comes_back_on_its_day_and_stays_until_it_is_dealt_with(self, aside, bob, now):
        def listed(on: date) -> list[Case]:
            return list(Case.objects.resubmitted_to(bob, on=on))

        assert listed(FRIDAY - timedelta(days=1)) == []
        assert listed(FRIDAY) == listed(FRIDAY + timedelta(days=30)) == [aside]

        settle(aside, by=bob, at=now)

        assert listed(FRIDAY) == []

    def test_comes_back_to_whoever_set_the_day_or_has_the_case_then(self, aside, bob, carla, now):
        assert not Case.objects.resubmitted_to(carla, on=FRIDAY).exists()

        give_back(aside, by=bob, at=now)

        assert Case.objects.resubmitted_to(carla, on=FRIDAY).get() == aside
        assert Case.objects.resubmitted_to(bob, on=FRIDAY).get() == aside

    def test_has_one_day_the_latest_that_was_set(self, aside, bob, now):
        known = aside.resubmissions.get()
        set_date(aside, on=FRIDAY + timedelta(days=7), reason="Noch einmal", by=bob, at=now, instead_of=known)

        assert Resubmission.objects.get(done_at=None).reason == "Noch einmal"
        assert not Case.objects.resubmitted_to(bob, on=FRIDAY).exists()

    def test_stays_away_once_it_is_closed(self, aside, alice, bob, now):
        close(withdraw(aside, by=alice, at=now), by=bob, at=now)

        assert not Case.objects.resubmitted_to(bob, on=FRIDAY).exists()
        with pytest.raises(MoveNotAllowed):
            set_date(aside, on=FRIDAY, reason="x", by=bob, at=now)

    def test_tells_colleagues_day_and_reason_and_citizens_nothing(self, aside):
        told = [str(text) for _at, _title, text in entries(aside, for_citizen=False)]

        assert any("6. März 2026" in text and "Ist der Nachweis da?" in text for text in told)
        assert all("Nachweis" not in str(text) for _at, _title, text in entries(aside))

    def test_keeps_the_reason_out_of_the_chain(self, aside):
        event = Event.objects.of(aside).get(kind="case.resubmission_set")

        assert "Nachweis" not in str(event.data)
        assert event.detail.content == {"comment": "Ist der Nachweis da?"}


class TestSettingADay:
    @pytest.mark.parametrize("on", [date(2026, 3, 2), date(2026, 3, 1)])
    def test_wants_one_that_is_still_to_come(self, case, bob, now, on):
        with pytest.raises(DayHasPassed):
            set_date(case, on=on, reason="x", by=bob, at=now)

    def test_is_not_for_the_own_case(self, case, alice, now):
        with pytest.raises(OwnCase):
            set_date(case, on=FRIDAY, reason="x", by=alice, at=now)

    def test_cannot_be_undone_twice(self, aside, bob, now):
        settle(aside, by=bob, at=now)

        with pytest.raises(NoDaySet):
            settle(aside, by=bob, at=now)
