from datetime import timedelta

import pytest

from townhall.cases.exchange.correspondence import QUIET, RemindedLately, remind
from townhall.cases.moves import MoveNotAllowed, OwnCase
from townhall.cases.transitions import answer_request, request_information, take
from townhall.journal.relay import run_due
from townhall.notifications.models import Letter


@pytest.fixture
def asked(case, blank_documents, bob, now):
    """Return a case in which Bob waits for an answer of Alice."""
    take(case, by=bob, at=now)
    due_on = now.date() + timedelta(days=14)
    request_information(case, paths=["thing/why"], question="Warum?", due_on=due_on, by=bob, at=now)
    return case


class TestReminding:
    def test_puts_the_question_into_the_inbox_once_more(self, asked, alice, bob, now):
        remind(asked, by=bob, at=now)
        run_due()

        letter = Letter.objects.get(kind="reminder")
        assert (letter.account, letter.text) == (alice, "Warum?")
        assert "16. März 2026" in letter.summary

    def test_presses_nobody(self, asked, bob, now):
        remind(asked, by=bob, at=now)

        with pytest.raises(RemindedLately):
            remind(asked, by=bob, at=now + QUIET - timedelta(hours=1))

        remind(asked, by=bob, at=now + QUIET)

    def test_sends_nothing_when_the_answer_came_first(self, asked, alice, bob, now):
        remind(asked, by=bob, at=now)
        answer_request(asked, tree=asked.application.tree, by=alice, at=now)

        run_due()

        assert not Letter.objects.filter(kind="reminder").exists()

    def test_needs_an_open_question(self, case, bob, now):
        with pytest.raises(MoveNotAllowed):
            remind(case, by=bob, at=now)

    def test_is_not_done_at_an_own_case(self, asked, alice, now):
        with pytest.raises(OwnCase):
            remind(asked, by=alice, at=now)
