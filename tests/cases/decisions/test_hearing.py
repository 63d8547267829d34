"""Nobody gets a decision against them that needs a hearing before they could comment (§ 28 VwVfG NRW)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from townhall.cases.days.deadline_words import explain
from townhall.cases.decisions.deciding import propose
from townhall.cases.decisions.hearing import HearingMissing, HearingOver, NoAnswer, NoHearing, comment, count_as_answer, hear
from townhall.cases.exchange.correspondence import write_message
from townhall.cases.models import Deadline, State
from townhall.cases.moves import OwnCase
from townhall.cases.timeline import entries
from townhall.cases.transitions import take
from townhall.journal.models import Event
from townhall.journal.reactions import REACTIONS
from townhall.notifications import letters
from townhall.notifications.models import Letter

INTENDED = "Wir wollen die Erlaubnis versagen, weil der Nachweis fehlt."
DUE = date(2026, 3, 16)


@pytest.fixture
def taken(case, bob, now):
    return take(case, by=bob, at=now)


@pytest.fixture
def heard(taken, bob, now):
    """Return a case in which Alice can comment until the 16th."""
    return hear(taken, outcome="withheld", text=INTENDED, due_on=DUE, by=bob, at=now).case


def withhold(case, *, by, at):
    return propose(case, outcome="withheld", reasons="Der Nachweis fehlt.", by=by, at=at)


class TestADecisionThatNeedsAHearing:
    def test_is_refused_without_one(self, taken, bob, now):
        with pytest.raises(HearingMissing, match="not been heard"):
            withhold(taken, by=bob, at=now)

    def test_is_refused_while_there_is_time_to_comment(self, heard, bob, now):
        with pytest.raises(HearingMissing):
            withhold(heard, by=bob, at=now + timedelta(days=14))

    def test_is_made_when_the_time_is_over(self, heard, bob, now):
        assert withhold(heard, by=bob, at=now + timedelta(days=15)).case.state == State.DECIDED

    def test_is_made_as_soon_as_the_person_has_commented(self, heard, alice, bob, now):
        comment(heard, text="Der Nachweis kommt.", by=alice, at=now + timedelta(days=1))

        assert withhold(heard, by=bob, at=now + timedelta(days=2)).case.state == State.DECIDED

    def test_is_refused_after_a_message_about_something_else(self, heard, alice, bob, now):
        write_message(heard, text="Wann haben Sie offen?", by=alice, at=now + timedelta(days=1), from_citizen=True)

        with pytest.raises(HearingMissing):
            withhold(heard, by=bob, at=now + timedelta(days=2))

    def test_is_made_when_a_clerk_says_that_a_message_was_the_comment(self, heard, alice, bob, now):
        sent = {"by": alice, "at": now + timedelta(days=1), "from_citizen": True}
        message = write_message(heard, text="Der Nachweis kommt.", **sent)
        count_as_answer(message, by=bob, at=now + timedelta(days=1))

        assert withhold(heard, by=bob, at=now + timedelta(days=2)).case.state == State.DECIDED

    def test_is_not_covered_by_a_message_from_before(self, taken, alice, bob, now):
        write_message(taken, text="Wann geht es weiter?", by=alice, at=now - timedelta(days=1), from_citizen=True)
        hear(taken, outcome="withheld", text=INTENDED, due_on=DUE, by=bob, at=now)

        with pytest.raises(HearingMissing):
            withhold(taken, by=bob, at=now + timedelta(days=1))

    def test_does_not_keep_others_waiting(self, heard, bob, now):
        assert propose(heard, outcome="granted", by=bob, at=now).case.state == State.DECIDED


class TestAComment:
    def test_ends_the_time_and_is_told(self, heard, alice, now):
        message = comment(heard, text="Der Nachweis kommt.", by=alice, at=now)

        assert (message.from_citizen, message.hearing.text) == (True, INTENDED)
        assert not Deadline.objects.filter(case=heard, kind="hearing", ended_on=None).exists()
        assert "Äußerung zur Anhörung eingegangen" in [title.in_("de") for _at, title, _text in entries(heard)]

    def test_counts_once(self, heard, alice, now):
        comment(heard, text="Der Nachweis kommt.", by=alice, at=now)

        with pytest.raises(HearingOver):
            comment(heard, text="Und noch etwas.", by=alice, at=now)

    def test_is_no_longer_one_when_the_time_is_over(self, heard, alice, now):
        with pytest.raises(HearingOver):
            comment(heard, text="Zu spät.", by=alice, at=now + timedelta(days=15))

    def test_is_not_what_the_authority_wrote_or_came_before(self, taken, alice, bob, now):
        day = timedelta(days=1)
        before = write_message(taken, text="Davor", by=alice, at=now - day, from_citizen=True)
        heard = hear(taken, outcome="withheld", text=INTENDED, due_on=DUE, by=bob, at=now).case
        own = write_message(heard, text="Von uns", by=bob, at=now + day, from_citizen=False)

        for message in (before, own):
            with pytest.raises(NoAnswer):
                count_as_answer(message, by=bob, at=now + day)

    def test_is_not_declared_in_the_own_case(self, heard, alice, now):
        message = write_message(heard, text="Das war es.", by=alice, at=now + timedelta(days=1), from_citizen=True)

        with pytest.raises(OwnCase):
            count_as_answer(message, by=alice, at=now + timedelta(days=1))


class TestAHearing:
    def test_is_not_doubled(self, heard, bob, now):
        with pytest.raises(NoHearing):
            hear(heard, outcome="withheld", text=INTENDED, due_on=DUE, by=bob, at=now)

    def test_is_not_held_before_what_needs_none(self, taken, bob, now):
        with pytest.raises(NoHearing):
            hear(taken, outcome="refused", text=INTENDED, due_on=DUE, by=bob, at=now)

    def test_is_not_held_in_the_own_case(self, taken, alice, now):
        with pytest.raises(OwnCase):
            hear(taken, outcome="withheld", text=INTENDED, due_on=DUE, by=alice, at=now)

    def test_explains_its_time(self, heard):
        sentence = explain(Deadline.objects.get(case=heard, kind="hearing"), "de")

        assert sentence == "Äußern können Sie sich bis zum 16. März 2026 (§ 28 Abs. 1 VwVfG NRW)."

    def test_is_told_in_a_letter_and_in_the_timeline(self, heard, alice):
        event = next(iter(events_of(heard)))
        REACTIONS["case.hearing_begun"]["letters.ask_to_comment"].run(event)

        assert Letter.objects.get(account=alice).text == INTENDED
        assert INTENDED in [str(text.in_("de")) for _at, _title, text in entries(heard)]
        assert letters.ask_to_comment is REACTIONS["case.hearing_begun"]["letters.ask_to_comment"].run


def events_of(case):
    return Event.objects.of(case).filter(kind="case.hearing_begun")


class TestThePages:
    def browser(self, person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    def test_let_a_clerk_write_and_the_person_comment(self, taken, alice, bob):
        desk, there = self.browser(bob), f"/amt/vorgaenge/{taken.number}/"
        assert "Person anhören" in desk.get(there).content.decode()
        seen = desk.get(f"{there}anhoerung/").context["seen"]
        sent = {"outcome": "withheld", "text": INTENDED, "due_on": "2030-01-31", "seen": seen}

        assert desk.post(f"{there}anhoerung/", sent).status_code == 302
        assert "Person anhören" not in desk.get(there).content.decode()
        page = self.browser(alice).get(f"/konto/vorgaenge/{taken.number}/").content.decode()
        assert INTENDED in page
        assert "31. Januar 2030 äußern" in page

    def test_let_the_person_comment_on_a_page_of_its_own(self, taken, alice, bob, now):
        hear(taken, outcome="withheld", text=INTENDED, due_on=date(2090, 1, 31), by=bob, at=now)
        at_home, there = self.browser(alice), f"/konto/vorgaenge/{taken.number}/"
        assert f'href="{there}anhoerung/"' in at_home.get(there).content.decode()

        page = at_home.get(f"{there}anhoerung/").content.decode()
        nothing = at_home.post(f"{there}anhoerung/", {"text": " "})
        sent = at_home.post(f"{there}anhoerung/", {"text": "Der Nachweis kommt."}, follow=True).content.decode()

        assert INTENDED in page
        assert nothing.status_code == 422
        assert "Schreiben Sie, was Sie sagen möchten" in nothing.content.decode()
        assert "Ihre Äußerung ist angekommen." in sent
        assert f'href="{there}anhoerung/"' not in sent
        late = at_home.get(f"{there}anhoerung/", follow=True)
        assert late.redirect_chain == [(there, 302)]
        assert "Die Anhörung ist zu Ende. Was noch zu sagen ist, kann als Nachricht kommen." in late.content.decode()
        assert at_home.post(f"{there}anhoerung/", {"text": "Noch etwas"}).status_code == 409

    def test_know_nobody_who_was_not_heard(self, taken, alice):
        assert self.browser(alice).get(f"/konto/vorgaenge/{taken.number}/anhoerung/").status_code == 404

    def test_let_a_clerk_count_a_message_as_the_answer(self, taken, alice, bob, now):
        hear(taken, outcome="withheld", text=INTENDED, due_on=date(2090, 1, 31), by=bob, at=now)
        message = write_message(taken, text="Der Nachweis kommt.", by=alice, at=now + timedelta(hours=1), from_citizen=True)
        desk, there = self.browser(bob), f"/amt/vorgaenge/{taken.number}/"
        assert "Das ist die Antwort auf die Anhörung" in desk.get(there).content.decode()

        page = desk.post(f"{there}anhoerung/antwort/{message.pk}/", follow=True).content.decode()

        assert "Die Nachricht zählt als Antwort auf die Anhörung." in page
        assert "Das ist die Antwort auf die Anhörung" not in page
        assert "Person anhören" in page

    def test_say_what_to_do_when_something_is_missing(self, taken, bob):
        page = self.browser(bob).post(f"/amt/vorgaenge/{taken.number}/anhoerung/", {"due_on": "2020-01-01"})

        assert page.status_code == 422
        assert "Schreiben Sie, was Sie vorhaben und warum." in page.content.decode()

    def test_tell_a_clerk_who_decides_too_early(self, taken, bob):
        desk, there = self.browser(bob), f"/amt/vorgaenge/{taken.number}/entscheidung/"
        sent = {"outcome": "withheld", "reasons": "Nein.", "decide": "", "seen": desk.get(there).context["seen"]}
        answer = desk.post(there, sent)

        assert answer.status_code == 409
        assert "hört die Stadt die Person an" in answer.content.decode()
