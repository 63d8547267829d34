"""Reserve a part; of two people at the last one, one wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connections
from django.db.models import F, Sum
from django.db.transaction import atomic

from tests.resources.counts import counts
from townhall.journal.models import Event
from townhall.resources.counting import Exhausted, NotHeld
from townhall.resources.expiring import expire
from townhall.resources.holding import NotOpen, hold
from townhall.resources.models import Claim, Resource
from townhall.resources.taking import take


class TestHolding:
    def test_keeps_a_part_until_it_is_taken(self, balconies, alice, bob, now):
        claim = hold(balconies, amount=40_000, for_=alice, at=now)
        assert counts(balconies) == (40_000, 0)

        take(claim, by=bob, at=now)
        assert counts(balconies) == (0, 40_000)
        assert [event.kind for event in Event.objects.of(balconies)] == ["resource.held", "resource.taken"]

    def test_happens_once_however_often_it_is_asked_for(self, balconies, alice, now):
        first, second = (hold(balconies, amount=40_000, for_=alice, at=now) for _ in range(2))

        assert first == second
        assert counts(balconies) == (40_000, 0)

    def test_refuses_more_than_there_is(self, balconies, alice, now):
        with pytest.raises(Exhausted):
            hold(balconies, amount=100_001, for_=alice, at=now)
        assert not Claim.objects.exists()

    def test_refuses_a_day_outside_the_period(self, balconies, alice, now):
        balconies.closes_on = date(2026, 3, 1)
        balconies.save()

        with pytest.raises(NotOpen):
            hold(balconies, amount=1, for_=alice, at=now)

    def test_is_counted_by_the_database_itself(self, balconies):
        with pytest.raises(IntegrityError), atomic():
            Resource.objects.update(held=F("capacity") + 1)

    @pytest.mark.yardstick("O28")
    def test_ends_when_nobody_confirms_in_time(self, balconies, alice, charlie, now):
        late = now + timedelta(minutes=15)
        claim = hold(balconies, amount=100_000, for_=alice, until=late, at=now)

        with pytest.raises(NotHeld):
            take(claim, at=late)
        assert [expire(at=late), expire(at=late)] == [1, 0]
        assert hold(balconies, amount=100_000, for_=charlie, at=late).state == "held"


def race(people, press) -> list[str]:
    start = Barrier(len(people))

    def run(person) -> str:
        start.wait()
        try:
            return press(person, start)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as threads:
        return list(threads.map(run, people))


class TestTwoPeopleAtTheLastUnit:
    @pytest.mark.yardstick("O27")
    def test_one_wins_and_the_other_reads_what_to_do(self, real_commits, balconies, alice, charlie, now):
        def press(person, _) -> str:
            try:
                return str(hold(balconies, amount=100_000, for_=person, at=now).state)
            except Exhausted as refusal:
                return refusal.message.in_("de")

        assert sorted(race([alice, charlie], press)) == [Exhausted.message.in_("de"), "held"]
        assert counts(balconies) == (100_000, 0)

    def test_would_both_win_if_one_looked_first_and_wrote_later(self, real_commits, balconies, alice, charlie, now):
        def press(person, both_looked) -> str:
            seen = Resource.objects.get(pk=balconies.pk)
            both_looked.wait()
            if seen.left < 100_000:
                return "refused"
            place = {"subject_label": "account", "subject_id": str(person.pk), "received_at": now, "created_at": now}
            Claim.objects.create(resource=balconies, amount=100_000, state="held", **place)
            Resource.objects.filter(pk=balconies.pk).update(held=seen.held + 100_000)
            return "held"

        assert race([alice, charlie], press) == ["held", "held"]
        promised = Claim.objects.aggregate(total=Sum("amount"))["total"]
        assert promised == 2 * balconies.capacity  # one count overwrote the other, and the constraint could not see it
