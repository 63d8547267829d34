from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from tests.cases.licence import COMPLETE, SPECIAL
from townhall.applications.models import Amendment
from townhall.applications.submission import Incomplete
from townhall.cases.models import Case, Deadline, State
from townhall.cases.receiving import receive
from townhall.cases.transitions import (
    MOVES,
    MoveNotAllowed,
    NotOfThisAuthority,
    OwnCase,
    answer_request,
    assign,
    carry_on,
    close,
    correct,
    request_information,
    take,
    withdraw,
)
from townhall.catalogue.answers import NotAsked
from townhall.journal.models import Event


def kinds(case) -> list[str]:
    return list(Event.objects.filter(stream__name=f"case:{case.pk}").order_by("seq").values_list("kind", flat=True))


@pytest.fixture
def taken(case, bob, now) -> Case:
    return take(case, by=bob, at=now)


@pytest.fixture
def asked(taken, bob, now):
    question = {"paths": ["thing/why"], "question": "Why exactly?", "due_on": now.date() + timedelta(14)}
    return request_information(taken, **question, by=bob, at=now)


class TestTaking:
    def test_puts_the_case_on_the_clerks_desk(self, taken, bob):
        assert (taken.state, taken.clerk) == (State.IN_REVIEW, bob)
        assert kinds(taken) == ["application.submitted", "case.taken"]

    def test_fails_for_the_second_of_two_clerks(self, taken, carla, now):
        with pytest.raises(MoveNotAllowed):
            take(taken, by=carla, at=now)

    def test_is_not_for_the_applicant(self, apply, bob, now):
        with pytest.raises(OwnCase):
            take(apply(by=bob), by=bob, at=now)


class TestAssigning:
    def test_moves_a_case_from_desk_to_desk(self, taken, carla, now):
        assert assign(taken, to=carla, by=carla, at=now).clerk == carla

    def test_reaches_only_people_of_the_authority(self, taken, dora, carla, now):
        with pytest.raises(NotOfThisAuthority):
            assign(taken, to=dora, by=carla, at=now)

    def test_never_reaches_the_applicant(self, apply, bob, carla, now):
        with pytest.raises(OwnCase):
            assign(apply(by=bob), to=bob, by=carla, at=now)


class TestRequestingInformation:
    def test_waits_for_the_citizen_and_stops_the_clock(self, asked, today):
        case = asked.case

        assert (case.state, case.due_on) == (State.INFO_REQUESTED, asked.due_on)
        assert Deadline.objects.get(case=case, kind="processing").paused_on == today
        assert Deadline.objects.get(case=case, kind="answer").due_on == asked.due_on

    def test_keeps_the_question_out_of_the_chain(self, asked):
        event = Event.objects.get(kind="case.info_requested")

        assert "exactly" not in str(event.data)
        assert event.detail.content == {"question": "Why exactly?"}

    def test_names_only_what_the_service_asks(self, taken, bob, now, today):
        with pytest.raises(NotAsked):
            request_information(taken, paths=["thing/colour"], question="?", due_on=today, by=bob, at=now)

    def test_needs_a_case_in_review(self, case, bob, now, today):
        with pytest.raises(MoveNotAllowed):
            request_information(case, paths=["thing/why"], question="?", due_on=today, by=bob, at=now)


class TestAnswering:
    ANSWER = {"thing": {"name": "Something else", "special": True, "why": "Because."}}

    def test_changes_exactly_what_was_asked_for(self, asked, alice, now):
        case = answer_request(asked.case, tree=self.ANSWER, by=alice, at=now)

        assert case.application.amended == SPECIAL | {"thing": SPECIAL["thing"] | {"why": "Because."}}
        assert case.application.tree == SPECIAL

    @pytest.mark.yardstick("D44")
    def test_keeps_before_and_after(self, asked, alice, now):
        answer_request(asked.case, tree=self.ANSWER, by=alice, at=now)

        amendment = Amendment.objects.get()
        assert (amendment.number, amendment.paths) == (1, ["thing/why"])
        assert amendment.before["thing"]["why"] == "It is big."
        assert amendment.after["thing"]["why"] == "Because."

    def test_lets_the_clock_run_on_later_by_the_wait(self, asked, alice, now):
        before = Deadline.objects.get(case=asked.case, kind="processing").due_on
        case = answer_request(asked.case, tree=self.ANSWER, by=alice, at=now + timedelta(7))

        deadline = Deadline.objects.get(case=case, kind="processing")
        assert (deadline.paused_days, deadline.paused_on) == (7, None)
        assert case.due_on == deadline.due_on == before + timedelta(7)

    def test_needs_a_complete_answer(self, asked, alice, now):
        with pytest.raises(Incomplete):
            answer_request(asked.case, tree={"thing": {}}, by=alice, at=now)

        assert not Amendment.objects.exists()

    def test_twice_is_once(self, asked, alice, now):
        answer_request(asked.case, tree=self.ANSWER, by=alice, at=now)

        with pytest.raises(MoveNotAllowed):
            answer_request(asked.case, tree=self.ANSWER, by=alice, at=now)

    def test_takes_what_a_new_answer_makes_necessary(self, apply, bob, alice, now, today):
        case = take(apply(COMPLETE), by=bob, at=now)
        request_information(case, paths=["thing/special"], question="Sure?", due_on=today, by=bob, at=now)

        case = answer_request(case, tree=self.ANSWER, by=alice, at=now)

        assert case.application.amended["thing"] == {"name": "Flag", "special": True, "why": "Because."}

    def test_is_not_waited_for_forever(self, asked, bob, now):
        assert carry_on(asked.case, by=bob, at=now).state == State.IN_REVIEW


class TestCorrecting:
    def test_changes_the_application_before_the_decision(self, case, alice, now):
        case = correct(case, tree=COMPLETE, by=alice, at=now)

        assert case.application.amended == COMPLETE
        assert Amendment.objects.get().paths == ["thing/special", "thing/why"]

    def test_comes_too_late_after_withdrawal(self, case, alice, now):
        withdraw(case, by=alice, at=now)

        with pytest.raises(MoveNotAllowed):
            correct(case, tree=COMPLETE, by=alice, at=now)


class TestEnding:
    def test_by_withdrawal_stops_every_clock(self, asked, alice, now):
        case = withdraw(asked.case, by=alice, at=now)

        assert case.state == State.WITHDRAWN
        assert not Deadline.objects.filter(case=case, ended_on=None).exists()

    @pytest.mark.yardstick("D43")
    def test_puts_only_finished_cases_away(self, case, bob, alice, now):
        with pytest.raises(MoveNotAllowed):
            close(case, by=bob, at=now)

        assert close(withdraw(case, by=alice, at=now), by=bob, at=now).state == State.CLOSED


def test_every_state_says_where_it_may_lead():
    assert set(MOVES) == set(State)


@pytest.mark.usefixtures("real_commits")
def test_of_two_clerks_who_take_a_case_at_once_one_has_it(full_draft, alice, bob, carla, now):
    case, barrier = receive(full_draft.pk, by=alice, at=now, trust=1), Barrier(2)

    def press(clerk) -> bool:
        barrier.wait()
        try:
            return take(case, by=clerk, at=now).clerk == clerk
        except MoveNotAllowed:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(press, [bob, carla])) == [False, True]
