"""A job that runs: each case once, through the verbs of the single page, whatever happens in between."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.conf import settings as place
from django.db import connection

from tests.cases.licence import NO_CANNON
from tests.journal.test_relay import past_the_lease
from townhall.authorities.models import Position
from townhall.bulk import carrying_out
from townhall.bulk.carrying_out import BUSY, FAILED, NO_ROLE
from townhall.bulk.models import Item, Job
from townhall.bulk.planning import confirm, stop
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, Decision, State
from townhall.cases.second_looks.signing import sign
from townhall.cases.transitions import correct, request_information, take, withdraw
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.results import Impossible
from townhall.journal import chain
from townhall.journal.models import Delivery, Event
from townhall.journal.relay import run, run_due
from townhall.notifications.models import Letter

DONE, LEFT, WAITING = Item.State.DONE, Item.State.SKIPPED, Item.State.WAITING
REASONS = "Das Gesetz lässt es nicht zu."


def the_delivery() -> Delivery:
    return Delivery.objects.get(reaction="carrying_out.carry_out")


class TestAJob:
    def test_takes_every_case_as_the_clerk(self, chosen, start, three, fates, bob):
        job = start(chosen("take", *three, by=bob))

        assert job.state == Job.State.DONE
        assert fates(job) == [(DONE, "")] * 3
        assert set(Case.objects.values_list("clerk", flat=True)) == {bob.pk}
        assert Event.objects.filter(kind="case.taken", actor_id=bob.pk).count() == 3
        assert list(chain.verify()) == []

    def test_assigns_to_a_colleague(self, chosen, start, three, bob, carla):
        start(chosen("assign", *three, by=carla, to=bob.pk))

        assert set(Case.objects.values_list("clerk", flat=True)) == {bob.pk}

    def test_reminds_once_by_letter(self, chosen, start, three, bob, now):
        for case in three:
            take(case, by=bob, at=now)
            request_information(case, paths=["thing/why"], question="Warum?", due_on=now.date(), by=bob, at=now)

        start(chosen("remind", *three, by=bob))
        start(chosen("remind", *three, by=bob))

        assert Letter.objects.filter(kind="reminder").count() == 3
        assert set(Letter.objects.filter(kind="reminder").values_list("text", flat=True)) == {"Warum?"}

    def test_decides_alike(self, chosen, start, three, version, bob, now):
        for case in three:
            take(case, by=bob, at=now)

        start(chosen("decide", *three, by=bob, version=version.pk, outcome="refused", reasons=REASONS))

        decided = Decision.objects.all()
        assert {(each.outcome, each.reasons, each.status) for each in decided} == {("refused", REASONS, "final")}
        assert decided.count() == 3

    def test_only_proposes_where_a_second_person_signs(self, chosen, start, three, version, bob, carla, now):
        for case in three:
            take(case, by=bob, at=now)

        start(chosen("decide", *three, by=bob, version=version.pk, outcome="special", reasons=""))

        assert set(Case.objects.values_list("state", flat=True)) == {State.PROPOSED}
        assert sign(three[0], by=carla, at=now).status == Decision.Status.FINAL

    @pytest.mark.yardstick("D42")
    def test_closes_what_is_over_and_leaves_the_rest_alone(self, chosen, start, three, fates, version, bob, now):
        take(three[0], by=bob, at=now)
        take(three[1], by=bob, at=now)
        propose(three[0], outcome="refused", reasons=REASONS, by=bob, at=now)

        job = start(chosen("close", *three, by=bob))

        assert [state for state, _ in fates(job)] == [DONE, LEFT, LEFT]
        assert list(Case.objects.order_by("pk").values_list("state", flat=True)) == [
            State.CLOSED,
            State.IN_REVIEW,
            State.RECEIVED,
        ]


class TestACaseThatChangedSinceThePlan:
    def test_is_left_out_when_it_is_in_another_state(self, chosen, start, three, fates, alice, bob, now):
        job = chosen("take", *three, by=bob)
        withdraw(three[1], by=alice, at=now)

        assert [state for state, _ in fates(start(job))] == [DONE, LEFT, DONE]
        assert "zurückgenommen" in fates(job)[1][1]

    def test_is_not_decided_on_answers_nobody_has_read(self, chosen, start, case, fates, version, alice, bob, now):
        take(case, by=bob, at=now)
        job = chosen("decide", case, by=bob, version=version.pk, outcome="refused", reasons=REASONS)
        tree = case.application.tree | {"thing": {"name": "Banner", "special": True, "why": "New."}}
        correct(case, tree=tree, by=alice, at=now)

        start(job)

        assert "hat sich geändert" in fates(job)[0][1]
        assert not Decision.objects.exists()

    def test_stays_out_even_if_it_would_be_possible_now(self, chosen, start, case, fates, version, bob, now):
        job = chosen("decide", case, by=bob, version=version.pk, outcome="refused", reasons=REASONS)
        take(case, by=bob, at=now)

        start(job)

        assert fates(job)[0][0] == LEFT
        assert not Decision.objects.exists()

    def test_is_not_decided_against_the_rule(self, chosen, start, apply, fates, version, bob, now, monkeypatch):
        case = take(apply(), by=bob, at=now)
        job = chosen("decide", case, by=bob, version=version.pk, outcome="granted", reasons="")
        monkeypatch.setitem(HOOKS, "cases.work_out", lambda answers, situation, outcome: Impossible(NO_CANNON))

        start(job)

        assert fates(job) == [(LEFT, NO_CANNON.in_("de"))]
        assert not Decision.objects.exists()


class TestACaseInUse:
    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row locks: whoever writes waits for the other")
    def test_is_left_out_while_somebody_else_changes_it(self, real_commits, chosen, three, fates, bob, now):
        job = chosen("take", *three, by=bob)
        confirm(job, by=bob, at=now)
        other = connection.copy()
        with atomic_in(other) as cursor:
            cursor.execute("SELECT 1 FROM cases_case WHERE id = %s FOR UPDATE", [three[1].pk])
            run(the_delivery().pk)

        assert fates(job) == [(DONE, ""), (LEFT, BUSY.in_("de")), (DONE, "")]


@contextmanager
def atomic_in(other):
    """Hold a transaction open in a connection of its own."""
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            yield cursor
        other.rollback()
    finally:
        other.close()


class TestAClerkWhoLosesTheRole:
    def test_acts_no_further(self, chosen, three, fates, bob, now, monkeypatch):
        job = chosen("take", *three, by=bob)
        confirm(job, by=bob, at=now)
        run_with_break(monkeypatch, after=1)
        Position.objects.filter(account=bob).delete()

        run_due()

        assert fates(job) == [(DONE, ""), (LEFT, NO_ROLE.in_("de")), (LEFT, NO_ROLE.in_("de"))]
        assert Case.objects.filter(clerk=bob).count() == 1

    def test_acts_no_further_when_the_account_is_closed(self, chosen, start, three, fates, bob):
        job = chosen("take", *three, by=bob)
        bob.is_active = False
        bob.save()

        assert {state for state, _ in fates(start(job))} == {LEFT}


def run_with_break(monkeypatch, *, after: int) -> None:
    """Run the job until its time is used up after some cases."""
    clock = iter([0.0] * (after + 1) + [100.0])
    with monkeypatch.context() as patched:
        patched.setattr(carrying_out, "monotonic", lambda: next(clock))
        run(the_delivery().pk)


class TestALongJob:
    def test_comes_back_for_the_rest(self, chosen, three, fates, bob, now, monkeypatch):
        job = chosen("take", *three, by=bob)
        confirm(job, by=bob, at=now)

        run_with_break(monkeypatch, after=2)
        assert [state for state, _ in fates(job)] == [DONE, DONE, WAITING]
        assert the_delivery().error == ""

        run_due()
        assert Job.objects.get(pk=job.pk).state == Job.State.DONE

    def test_can_be_stopped(self, chosen, three, fates, bob, now, monkeypatch):
        job = chosen("take", *three, by=bob)
        confirm(job, by=bob, at=now)
        run_with_break(monkeypatch, after=1)

        stop(job, by=bob, at=now)
        run_due()

        assert [state for state, _ in fates(job)] == [DONE, WAITING, WAITING]
        assert Job.objects.get(pk=job.pk).state == Job.State.STOPPED


class TestACaseThatBreaks:
    def test_is_left_out_and_the_others_go_on(self, chosen, start, three, fates, bob, monkeypatch):
        job = chosen("take", *three, by=bob)
        broken, take_it = three[1].pk, carrying_out.carry_out_at

        def sometimes(case, *rest, **facts):
            if case.pk == broken:
                raise ZeroDivisionError
            return take_it(case, *rest, **facts)

        monkeypatch.setattr(carrying_out, "carry_out_at", sometimes)

        assert fates(start(job)) == [(DONE, ""), (LEFT, FAILED.in_("de")), (DONE, "")]


WORKER = """
import sys
import django; django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
from townhall.journal import relay
relay.run(int(sys.argv[2]))
"""


@pytest.mark.faults
@pytest.mark.slow
class TestAWorkerThatIsKilled:
    def test_leaves_a_job_that_goes_on_and_does_nothing_twice(self, real_commits, chosen, three, fates, bob, now):
        job = chosen("take", *three, by=bob)
        confirm(job, by=bob, at=now)
        delivery = the_delivery()
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "townhall.settings", "FAILPOINTS": "job.after_piece:kill:2"}
        command = [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"]), str(delivery.pk)]

        worker = subprocess.run(command, env=environment, cwd=place.BASE, timeout=60, check=False)

        assert worker.returncode == -signal.SIGKILL
        assert [state for state, _ in fates(job)] == [DONE, DONE, WAITING]

        past_the_lease(delivery)
        run_due()
        assert [state for state, _ in fates(job)] == [DONE] * 3
        assert Event.objects.filter(kind="case.taken").count() == 3
        assert list(chain.verify()) == []
