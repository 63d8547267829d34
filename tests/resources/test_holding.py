from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connections
from django.db.models import F
from django.db.transaction import atomic

from townhall.journal.models import Event
from townhall.resources.counting import Exhausted, NotHeld
from townhall.resources.expiring import expire
from townhall.resources.holding import NotOpen, OthersFirst, hold, wait
from townhall.resources.line import next_in_line, offer_next
from townhall.resources.models import Claim, Resource
from townhall.resources.releasing import release
from townhall.resources.resizing import LessThanTaken, resize
from townhall.resources.taking import take


def counts(resource) -> tuple[int, int]:
    resource.refresh_from_db()
    return resource.held, resource.taken


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


class TestReleasing:
    def test_frees_what_was_granted_once(self, balconies, alice, now):
        claim = take(hold(balconies, amount=40_000, for_=alice, at=now), at=now)
        release(claim, at=now)
        release(claim, at=now)

        assert counts(balconies) == (0, 0)


class TestTheLine:
    def test_serves_priority_first_and_then_by_receipt(self, balconies, alice, bob, charlie, now):
        claim = hold(balconies, amount=100_000, for_=bob, at=now)
        wait(balconies, amount=50_000, for_=alice, at=now)
        wait(balconies, amount=50_000, for_=charlie, priority=0, at=now + timedelta(hours=1))
        release(claim, at=now)

        with pytest.raises(OthersFirst):
            hold(balconies, amount=50_000, for_=alice, at=now)
        assert next_in_line(balconies).subject_id == str(charlie.pk)
        assert [row.subject_id for row in offer_next(balconies, at=now)] == [str(charlie.pk), str(alice.pk)]
        assert counts(balconies) == (100_000, 0)


class TestResizing:
    def test_marks_what_no_longer_fits_and_deletes_nothing(self, balconies, alice, bob, charlie, now):
        take(hold(balconies, amount=40_000, for_=bob, at=now), at=now)
        hold(balconies, amount=20_000, for_=alice, at=now)
        hold(balconies, amount=20_000, for_=charlie, at=now + timedelta(hours=1))

        conflicts = resize(balconies, capacity=60_000, at=now)

        assert [(row.subject_id, row.state) for row in conflicts] == [(str(charlie.pk), "waiting")]
        assert Claim.objects.filter(is_conflict=True).count() == 1
        assert counts(balconies) == (20_000, 40_000)

    def test_refuses_less_than_was_granted(self, balconies, bob, now):
        take(hold(balconies, amount=40_000, for_=bob, at=now), at=now)

        with pytest.raises(LessThanTaken):
            resize(balconies, capacity=39_999, at=now)


class TestTheAdmin:
    def test_refuses_a_capacity_below_what_was_granted(self, client, admin, balconies, bob, now):
        take(hold(balconies, amount=40_000, for_=bob, at=now), at=now)
        client.force_login(admin)
        facts = {"name": '{"de": "B", "en": "B"}', "kind": "budget", "source": "Annahme", "opens_on": "", "closes_on": ""}
        there = f"/admin/resources/resource/{balconies.pk}/change/"

        assert str(LessThanTaken.message) in client.post(there, facts | {"capacity": 1}).content.decode()
        assert client.post(there, facts | {"capacity": 50_000}).status_code == 302
        balconies.refresh_from_db()
        assert balconies.capacity == 50_000


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

    def test_would_both_win_if_one_looked_first_and_wrote_later(self, real_commits, balconies, alice, charlie):
        def press(person, both_looked) -> str:
            seen = Resource.objects.get(pk=balconies.pk)
            both_looked.wait()
            if seen.left < 100_000:
                return "refused"
            Resource.objects.filter(pk=balconies.pk).update(held=seen.held + 100_000)
            return "held"

        assert race([alice, charlie], press) == ["held", "held"]
