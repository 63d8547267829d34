import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.conf import settings as place
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from townhall.journal import sweeping
from townhall.journal.models import Delivery, Event
from townhall.journal.reactions import LONG, Later
from townhall.journal.recording import record
from townhall.journal.relay import LeaseLost, claim, finish, repeat, run, run_due
from townhall.journal.tasks import deliver

LATER = timedelta(minutes=1)

WORKER = """
import sys
import django; django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
from townhall.journal.models import Delivery
from townhall.journal.relay import claim, finish
for pk in Delivery.objects.order_by("pk").values_list("pk", flat=True):
    if delivery := claim(pk):
        finish(delivery)
        print(delivery.pk, flush=True)
"""


def note(event):
    record("noted", event.stream, by=None, at=event.happened_at)


def fall(event):
    record("noted", event.stream, by=None, at=event.happened_at)
    raise ValueError("Alice Beispiel, Musterweg 1")


@pytest.fixture
def one(alice, now, react):
    """Return a delivery to carry out."""
    react("seen", note)
    return record("seen", alice, by=None, at=now).deliveries.get()


@pytest.fixture
def three(one, alice, now):
    """Return three deliveries of one queue, in the order in which they became due."""
    return [one, *(record("seen", alice, by=None, at=now).deliveries.get() for _ in range(2))]


def past_the_lease(delivery):
    Delivery.objects.filter(pk=delivery.pk).update(lease_until=timezone.now() - LATER)


@pytest.mark.django_db
class TestClaiming:
    def test_holds_what_takes_minutes_for_minutes(self, one):
        Delivery.objects.update(queue=LONG)
        held_until = claim(one.pk) and Delivery.objects.get().lease_until

        assert timedelta(minutes=4) < held_until - timezone.now() < timedelta(minutes=6)

    def test_hands_a_delivery_out_once(self, one):
        assert claim(one.pk).attempt == 1
        assert claim(one.pk) is None

    def test_hands_it_out_again_after_the_lease(self, one):
        claim(one.pk)
        past_the_lease(one)

        assert claim(one.pk).attempt == 2

    def test_lets_only_the_latest_attempt_finish(self, one):
        slow = claim(one.pk)
        past_the_lease(one)
        quick = claim(one.pk)
        finish(quick)

        with pytest.raises(LeaseLost):
            finish(slow)

    def test_waits_for_the_appointed_time(self, one):
        Delivery.objects.update(run_at=timezone.now() + LATER)

        assert claim(one.pk) is None

    def test_does_not_know_a_delivery_that_is_gone(self, db):
        assert claim(4711) is None


@pytest.mark.django_db
class TestARun:
    def test_carries_out_the_reaction_and_marks_it_done(self, one):
        assert run(one.pk)

        one.refresh_from_db()
        assert one.done_at
        assert one.event.stream.events.model.objects.filter(kind="noted").count() == 1

    def test_told_twice_happens_once(self, one):
        assert [run(one.pk), run(one.pk)] == [True, False]

    def test_comes_from_the_task_whatever_else_a_later_version_sends(self, one):
        deliver(delivery_id=one.pk, something_new=True)

        one.refresh_from_db()
        assert one.done_at

    def test_that_fails_leaves_no_effect_but_says_where(self, one, own_reactions, react, caplog):
        react("seen", fall)
        own_reactions["seen"]["note"] = own_reactions["seen"]["fall"]

        assert not run(one.pk)

        one.refresh_from_db()
        assert (one.done_at, one.lease_until) == (None, None)
        assert one.error.startswith("ValueError in ")
        assert one.event.stream.head_seq == 1
        assert "Beispiel" not in caplog.text + one.error

    def test_that_fails_waits_longer_each_time(self, one, own_reactions, react):
        react("seen", fall)
        own_reactions["seen"]["note"] = own_reactions["seen"]["fall"]
        waits = []
        for _ in range(3):
            Delivery.objects.update(run_at=timezone.now() - LATER)
            run(one.pk)
            one.refresh_from_db()
            waits.append(round((one.run_at - timezone.now()).total_seconds() / 10))

        assert waits == [1, 2, 4]

    @pytest.mark.yardstick("D36")
    def test_can_be_repeated_at_once(self, one, own_reactions, react):
        react("seen", fall)
        own_reactions["seen"]["note"] = own_reactions["seen"]["fall"]
        run(one.pk)
        react("seen", note)

        assert repeat(one.pk)
        assert run(one.pk)
        one.refresh_from_db()
        assert (one.attempt, one.error) == (2, "")
        assert not repeat(one.pk)

    def test_that_wants_to_run_again_keeps_what_it_has_done(self, one, own_reactions, react):
        def note_and_wait(event):
            note(event)
            raise Later(LATER)

        own_reactions.clear()
        note_and_wait.__name__ = "note"
        react("seen", note_and_wait)

        assert not run(one.pk)
        one.refresh_from_db()

        assert (one.done_at, one.error) == (None, "")
        assert one.run_at > timezone.now() + LATER / 2
        assert Event.objects.filter(kind="noted").exists()

    def test_of_a_reaction_nobody_knows_any_more_is_a_visible_failure(self, one, own_reactions):
        own_reactions.clear()

        assert not run(one.pk)

        one.refresh_from_db()
        assert one.error.startswith("UnknownReaction")

    def test_whose_lease_was_lost_meanwhile_changes_nothing(self, one, react):
        def note(event):
            """Be so slow that somebody else takes over and finishes."""
            yield
            raise AssertionError("never reached")

        def slow(event):
            past_the_lease(one)
            finish(claim(one.pk))
            yield
            record("noted", event.stream, by=None, at=event.happened_at)

        slow.__name__ = "note"
        react("seen", slow)

        assert not run(one.pk)
        one.refresh_from_db()
        assert (one.attempt, one.event.stream.head_seq) == (2, 1)

    def test_also_carries_out_what_follows(self, alice, now, react):
        def follow(event):
            pass

        react("seen", note)
        react("noted", follow)
        record("seen", alice, by=None, at=now)

        assert run_due() == 2
        assert not Delivery.objects.open().exists()


@pytest.mark.django_db(transaction=False)
class TestASlowReaction:
    def test_does_its_slow_part_before_the_transaction(self, one, react):
        steps = []

        def note(event):
            steps.append(Delivery.objects.get(pk=one.pk).done_at)
            yield
            steps.append(Delivery.objects.get(pk=one.pk).done_at)

        react("seen", note)

        assert run(one.pk)
        assert steps[0] is None
        assert steps[1] is not None

    def test_with_nothing_to_do_may_end_early(self, one, react):
        def note(event):
            return
            yield

        react("seen", note)

        assert run(one.pk)

    def test_that_yields_twice_is_a_mistake(self, one, react):
        def note(event):
            yield
            yield

        react("seen", note)

        assert not run(one.pk)
        one.refresh_from_db()
        assert one.error.startswith("YieldedTwice")


@pytest.mark.django_db
class TestSweeping:
    def test_rings_for_what_is_due(self, one, rings):
        assert sweeping.sweep() == 1
        assert rings == [(one.pk, "default")]

    def test_does_not_ring_again_at_once(self, one, rings):
        sweeping.sweep()
        assert sweeping.sweep() == 0

        Delivery.objects.update(rung_at=timezone.now() - timedelta(seconds=31))
        assert sweeping.sweep() == 1

    def test_never_lets_more_bells_wait_than_workers_can_hear(self, three, rings, monkeypatch):
        monkeypatch.setattr(sweeping, "AT_ONCE", 2)
        first, second, third = three
        assert sweeping.sweep() == 2
        assert sweeping.sweep() == 0

        run(first.pk)
        assert sweeping.sweep() == 1
        assert [pk for pk, _ in rings] == [first.pk, second.pk, third.pk]

    def test_keeps_no_queue_waiting_for_a_longer_one(self, three, alice, now, react, rings, monkeypatch):
        monkeypatch.setattr(sweeping, "AT_ONCE", 2)
        react("written", note, queue="mail")
        letter = record("written", alice, by=None, at=now).deliveries.get()

        sweeping.sweep()

        assert (letter.pk, "mail") in rings

    def test_leaves_what_is_done_held_or_early(self, one, rings):
        claim(one.pk)
        assert sweeping.sweep() == 0

        past_the_lease(one)
        run(one.pk)
        assert sweeping.sweep() == 0

    def test_tries_again_soon_when_the_bell_is_broken(self, one, monkeypatch):
        monkeypatch.setattr("townhall.journal.doorbell.ring", lambda deliveries: False)

        assert sweeping.sweep() == 0
        one.refresh_from_db()
        assert one.rung_at is None

    def test_is_a_command(self, one, rings):
        call_command("relay", once=True)

        assert rings == [(one.pk, "default")]


class TestManyWorkers:
    @pytest.fixture
    def many(self, real_commits, alice, now, react):
        react("seen", note)
        return [record("seen", alice, by=None, at=now).deliveries.get().pk for _ in range(20)]

    def test_in_threads_never_share_a_delivery(self, many):
        start = Barrier(2)

        def work(_):
            start.wait()
            taken = [pk for pk in many if run(pk)]
            connection.close()
            return taken

        with ThreadPoolExecutor(2) as threads:
            first, second = threads.map(work, range(2))

        assert Counter(first + second) == Counter(many)

    @pytest.mark.slow
    def test_in_processes_never_share_a_delivery(self, many):
        run_worker = [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"])]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "townhall.settings"}
        workers = [
            subprocess.Popen(run_worker, env=environment, cwd=place.BASE, stdout=subprocess.PIPE, text=True) for _ in range(2)
        ]

        taken = [int(line) for worker in workers for line in worker.communicate(timeout=60)[0].split()]

        assert Counter(taken) == Counter(many)
