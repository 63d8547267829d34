"""A job before it runs: nothing happens yet, and the plan says for each case what will."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cases.licence import CANNON, NO_CANNON, SPECIAL
from townhall.authorities.registers import NotReachable
from townhall.bulk import planning
from townhall.bulk.acts import HAS_IT_ALREADY, NO_SUPERVISOR, NOT_YOURS, OTHER_VERSION, OUT_OF_SIGHT, RULES_SILENT
from townhall.bulk.models import Item, Job
from townhall.bulk.planning import NothingSelected, NotPlanned, SeveralServices, TooMany, TooManyToDecide, confirm, plan, select
from townhall.cases.exchange.correspondence import remind
from townhall.cases.models import Case, State
from townhall.cases.transitions import assign, request_information, take, withdraw
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.publishing import publish
from townhall.journal.models import Delivery, Event

DONE, LEFT = Item.State.WAITING, Item.State.SKIPPED


class TestSelecting:
    def test_does_nothing_to_a_case(self, chosen, three, bob):
        before = Event.objects.count()

        chosen("take", *three, by=bob)

        assert Event.objects.count() == before
        assert set(Case.objects.values_list("state", "clerk")) == {(State.RECEIVED, None)}

    def test_needs_a_case(self, bob, now, db):
        with pytest.raises(NothingSelected):
            select(Case.objects.none(), kind="take", by=bob, at=now)

        assert not Job.objects.exists()

    def test_takes_only_so_many_at_once(self, three, bob, now, monkeypatch):
        monkeypatch.setattr(planning, "MOST", 2)

        with pytest.raises(TooMany) as refusal:
            select(Case.objects.all(), kind="take", by=bob, at=now)

        assert "höchstens 2" in refusal.value.message.in_("de")
        assert not Job.objects.exists()

    def test_takes_a_hundred_to_decide_alike_and_no_more(self, three, bob, now, monkeypatch):
        assert planning.MOST_DECIDED == 100
        monkeypatch.setattr(planning, "MOST_DECIDED", 2)

        with pytest.raises(TooManyToDecide) as refusal:
            select(Case.objects.all(), kind="decide", by=bob, at=now)

        assert "höchstens 2 Vorgänge" in refusal.value.message.in_("de")
        assert not Job.objects.exists()
        assert select(Case.objects.all(), kind="take", by=bob, at=now).total == 3

    def test_takes_cases_of_one_service_to_decide_alike(self, three, bob, now):
        Case.objects.filter(pk=three[0].pk).update(service_slug="other")

        with pytest.raises(SeveralServices) as refusal:
            select(Case.objects.all(), kind="decide", by=bob, at=now)

        assert "nur Vorgänge einer Leistung" in refusal.value.message.in_("de")
        assert not Job.objects.exists()


class TestThePlan:
    def test_of_taking_leaves_out_what_is_taken_or_over(self, chosen, three, fates, alice, bob, carla, now):
        _, second, third = three
        take(second, by=carla, at=now)
        withdraw(third, by=alice, at=now)

        job = chosen("take", *three, by=bob)

        assert [state for state, _ in fates(job)] == [DONE, LEFT, LEFT]
        assert "schon jemand" in fates(job)[1][1]
        assert "zurückgenommen" in fates(job)[2][1]

    def test_of_assigning_is_for_supervisors(self, chosen, three, fates, bob):
        job = chosen("assign", *three, by=bob, to=bob.pk)

        assert fates(job) == [(LEFT, NO_SUPERVISOR.in_("de"))] * 3

    def test_of_assigning_leaves_out_what_the_colleague_has(self, chosen, three, fates, bob, carla, now):
        assign(three[0], to=bob, by=carla, at=now)

        job = chosen("assign", *three, by=carla, to=bob.pk)

        assert fates(job) == [(LEFT, HAS_IT_ALREADY.in_("de")), (DONE, ""), (DONE, "")]

    def test_of_assigning_to_another_office_leaves_all_out(self, chosen, three, fates, carla, dora):
        job = chosen("assign", *three, by=carla, to=dora.pk)

        assert {state for state, _ in fates(job)} == {LEFT}

    def test_never_gives_somebody_their_own_application(self, chosen, apply, fates, bob, carla):
        job = chosen("assign", apply(by=bob), by=carla, to=bob.pk)

        assert "eigener Antrag" in fates(job)[0][1]

    def test_leaves_out_what_the_clerk_does_not_see(self, chosen, three, fates, dora):
        job = chosen("take", *three, by=dora)

        assert fates(job) == [(LEFT, OUT_OF_SIGHT.in_("de"))] * 3

    def test_of_reminding_needs_an_open_question_and_some_quiet(self, chosen, three, fates, bob, now):
        for case in three[:2]:
            take(case, by=bob, at=now)
            due_on = now.date() + timedelta(days=14)
            request_information(case, paths=["thing/why"], question="Warum?", due_on=due_on, by=bob, at=now)
        remind(three[1], by=bob, at=now)

        job = chosen("remind", *three, by=bob)

        assert [state for state, _ in fates(job)] == [DONE, LEFT, LEFT]
        assert "erst vor Kurzem" in fates(job)[1][1]

    def test_of_deciding_is_for_who_has_the_case(self, chosen, three, fates, version, bob, carla, now):
        take(three[0], by=bob, at=now)
        take(three[1], by=carla, at=now)

        job = chosen("decide", *three, by=bob, version=version.pk, outcome="refused", reasons="Nein.")

        assert fates(job)[0] == (DONE, "")
        assert fates(job)[1] == (LEFT, NOT_YOURS.in_("de"))
        assert "eingegangen" in fates(job)[2][1]

    def test_of_deciding_leaves_out_another_version(self, chosen, case, fates, version, bob, now):
        take(case, by=bob, at=now)
        definition = version.definition
        other = publish(replace(definition, slug="other"), at=now)

        job = chosen("decide", case, by=bob, version=other.pk, outcome="granted", reasons="")

        assert fates(job) == [(LEFT, OTHER_VERSION.in_("de"))]

    def test_of_deciding_leaves_out_what_the_rule_calls_impossible_and_says_why(self, chosen, apply, fates, version, bob, now):
        cases = [take(apply(tree), by=bob, at=now) for tree in (SPECIAL, CANNON)]

        granted = chosen("decide", *cases, by=bob, version=version.pk, outcome="granted", reasons="")
        refused = chosen("decide", *cases, by=bob, version=version.pk, outcome="refused", reasons="Nein.")

        assert fates(granted) == [(DONE, ""), (LEFT, NO_CANNON.in_("de"))]
        assert fates(refused) == [(DONE, ""), (DONE, "")]

    def test_of_deciding_leaves_out_what_no_rule_answers(self, chosen, case, fates, version, bob, now, monkeypatch):
        def silent(answers, situation, outcome):
            raise NotReachable

        take(case, by=bob, at=now)
        monkeypatch.setitem(HOOKS, "cases.work_out", silent)

        job = chosen("decide", case, by=bob, version=version.pk, outcome="granted", reasons="")

        assert fates(job) == [(LEFT, RULES_SILENT.in_("de"))]

    def test_costs_no_query_per_case(self, apply, bob, now):
        few = [apply(), apply()]
        more = [*few, *(apply() for _ in range(8))]
        with_two, with_ten = counted(few, bob, now), counted(more, bob, now)

        assert with_ten == with_two

    def test_is_worked_out_again_when_the_clerk_changes_it(self, chosen, case, fates, carla, bob, dora, now):
        job = chosen("assign", case, by=carla, to=dora.pk)
        plan(job, parameters={"to": bob.pk}, by=carla, at=now)

        assert fates(job) == [(DONE, "")]


def counted(cases, by, at) -> int:
    with CaptureQueriesContext(connection) as seen:
        select(Case.objects.filter(pk__in=[case.pk for case in cases]), kind="take", by=by, at=at)
    return len(seen)


class TestStarting:
    def test_happens_once_however_often_somebody_clicks(self, chosen, three, bob, now):
        job = chosen("take", *three, by=bob)
        confirm(job, by=bob, at=now)

        with pytest.raises(NotPlanned):
            confirm(job, by=bob, at=now)

        assert Delivery.objects.filter(reaction="carrying_out.carry_out").count() == 1

    def test_is_for_who_made_the_job(self, chosen, three, bob, carla, now):
        job = chosen("take", *three, by=bob)

        with pytest.raises(NotPlanned):
            confirm(job, by=carla, at=now)

    def test_needs_a_plan(self, three, carla, now):
        job = select(Case.objects.all(), kind="assign", by=carla, at=now)

        with pytest.raises(NotPlanned):
            confirm(job, by=carla, at=now)

    def test_ends_all_planning(self, chosen, three, bob, carla, now):
        job = chosen("assign", *three, by=carla, to=bob.pk)
        confirm(job, by=carla, at=now)

        with pytest.raises(NotPlanned):
            plan(job, parameters={"to": carla.pk}, by=carla, at=now)
