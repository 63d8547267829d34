from datetime import timedelta

import pytest

from tests.cases.licence import COMPLETE
from townhall.applications.models import Channel
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import State
from townhall.cases.status import HAPPENING, STATES, PublicState, plain
from townhall.cases.transitions import request_information, take, withdraw


@pytest.fixture
def taken(case, bob, now):
    return take(case, by=bob, at=now)


class TestThePlainStatus:
    def test_says_that_nothing_is_to_be_done_and_until_when_we_decide(self, case, today):
        state, sentence = plain(case, today=today)

        assert (state, state.label.in_("de")) == (PublicState.RECEIVED, "Eingegangen")
        assert "bis zum 2. April 2026" in sentence.in_("de")
        assert "You need not do anything now." in sentence.in_("en")

    def test_admits_that_it_takes_longer(self, taken, today):
        state, sentence = plain(taken, today=today + timedelta(60))

        assert state == PublicState.PROCESSING
        assert "brauchen länger" in sentence.in_("de")

    def test_asks_for_action_with_its_day(self, taken, bob, now, today):
        request = {"paths": ["thing/why"], "question": "Why?", "due_on": today + timedelta(14)}
        case = request_information(taken, **request, by=bob, at=now).case

        state, sentence = plain(case, today=today)
        assert state == PublicState.ACTION_REQUIRED
        assert "Antworten Sie bis zum 16. März 2026." in sentence.in_("de")
        assert "abgelaufen" in plain(case, today=today + timedelta(15))[1].in_("de")

    @pytest.mark.parametrize(("channel", "words"), [(Channel.PORTAL, "in Ihrem Postfach"), (Channel.POST, "mit der Post")])
    def test_says_where_the_decision_is(self, taken, bob, now, channel, words):
        case = propose(taken, outcome="granted", by=bob, at=now).case
        case.application.channel = channel

        assert plain(case)[0] == PublicState.COMPLETED
        assert words in plain(case)[1].in_("de")

    def test_sends_people_without_account_to_the_page_they_are_on(self, apply, bob, now):
        case = take(apply(COMPLETE, by=None), by=bob, at=now)

        assert "hier auf der Seite" in plain(propose(case, outcome="granted", by=bob, at=now).case)[1].in_("de")

    def test_knows_a_withdrawn_application(self, case, alice, now):
        assert "zurückgenommen" in plain(withdraw(case, by=alice, at=now))[1].in_("de")

    def test_has_words_for_every_state(self):
        assert set(STATES) == set(State)
        assert set(HAPPENING) < set(State)

    def test_asks_for_what_was_promised(self, case, today):
        case.application.promised = ["thing/why"]

        assert plain(case, today=today)[1].in_("de").endswith("Reichen Sie noch nach, was Sie versprochen haben.")
