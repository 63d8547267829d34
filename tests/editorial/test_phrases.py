from dataclasses import replace

import pytest

from townhall.cases.decisions.deciding import propose
from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.decisions.wording import phrases_of
from townhall.cases.transitions import take
from townhall.editorial.checking import problems
from townhall.editorial.contents import NoSuchText, Text
from townhall.editorial.drafting import publish, write
from townhall.editorial.parts import put_together
from townhall.editorial.phrases import Phrase, Phrases, shipped_phrases
from townhall.editorial.town_letters import OUTCOMES
from townhall.editorial.using import ANNOUNCEMENT, CORRECTION, phrases_for, wording_for
from townhall.lib.text import T

KEY = "message.information_request"


@pytest.fixture
def asked():
    return Text("phrases", KEY)


def saying(**sentences: T) -> Phrases:
    shipped = shipped_phrases()[KEY].content.phrases
    return Phrases(tuple(Phrase(one.name, sentences.get(one.name, one.text)) for one in shipped))


@pytest.fixture
def in_other_words(asked, bob, carla, now):
    """Return a verb that publishes the request for information in other words."""

    def published(**sentences: T):
        draft = write(asked, content=saying(**sentences), why="Andere Worte", by=bob, at=now)
        return publish(asked, by=carla, at=now, seen=draft.revision)

    return published


class TestASentenceOfTheTownHall:
    def test_comes_as_the_code_says_and_is_fit_to_be_published(self, db):
        for key, shipped in shipped_phrases().items():
            assert problems(Text("phrases", key), shipped.content) == [], key

    def test_is_said_in_the_words_published_last(self, in_other_words, now):
        in_other_words(subject=T("Uns fehlt etwas", en="Something is missing"))

        assert phrases_for(KEY, on=now.date())["subject"].in_("de") == "Uns fehlt etwas"
        assert phrases_for(KEY, on=now.date())["do"].in_("de") == "Ergänzen Sie Ihren Antrag."

    def test_says_where_an_entry_of_the_legal_register_stands_on_that_day(self, in_other_words, law, now):
        words = "Wir brauchen {value:licence.processing} ({law:licence.processing})"
        in_other_words(subject=T(words, en=words))

        assert phrases_for(KEY, on=now.date())["subject"].in_("de") == "Wir brauchen 1 Monat (§ 1 licence.processing)"

    def test_cites_no_law_nobody_knows(self, asked, db):
        [found] = problems(asked, saying(subject=T("Etwas fehlt ({law:x.y})", en="Something is missing ({law:x.y})")))

        assert "Der Rechtsstand hat keinen Eintrag „x.y“" in found.in_("de")

    def test_that_came_with_a_later_release_is_as_the_town_hall_came_with_it(self, asked):
        old = Phrases(shipped_phrases()[KEY].content.phrases[:1])

        assert asked.read(old.dump()) == shipped_phrases()[KEY].content

    @pytest.mark.parametrize(
        ("summary", "complaint"),
        [
            (T("Antworten Sie.", en="Answer."), "„due“ fehlt"),
            (T("Bis {due}, {applicant}.", en="By {due}, {applicant}."), "Den Platzhalter „applicant“ gibt es nicht"),
            (T("Bis {due} ohne Punkt", en="By {due}."), "ganze Sätze mit Punkt"),
        ],
    )
    def test_loses_no_date_and_names_nothing_nobody_fills_in(self, asked, summary, complaint, db):
        [found] = problems(asked, saying(summary=summary))

        assert complaint in found.in_("de")

    def test_is_filled_without_reading_what_stands_in_braces_as_code(self):
        words = Phrases((Phrase("x", T("{due.__class__} {due} {", en="{due}")),))

        assert words.fill("x", due=T("heute", en="today")).in_("de") == "{due.__class__} heute {"

    def test_has_a_name_that_exists(self):
        with pytest.raises(NoSuchText):
            Text("phrases", "message.nonsense")


class TestALetterOfTheTownHall:
    def test_is_worded_by_editors_for_every_service(self, version, bob, carla, now):
        text = Text("letter", "town.withdrawal")
        changed = replace(text.shipped, summary=T("Der Bescheid gilt nicht mehr.", en="The notice holds no more."))
        draft = write(text, content=changed, why="Kürzer", by=bob, at=now)
        publish(text, by=carla, at=now, seen=draft.revision)

        made = wording_for(version.definition, OUTCOMES["withdrawal"], of_the_town=True)

        assert made.letter.summary.in_("de") == "Der Bescheid gilt nicht mehr."
        assert made.numbers == (1, 0)


class TestWhatIsSaidOfTheAnnouncement:
    def test_stays_in_a_decision_as_it_was_drawn_up(self, case, bob, carla, now):
        decision = propose(take(case, by=bob, at=now), outcome="granted", by=bob, at=now)
        text = Text("phrases", ANNOUNCEMENT)
        posted = T("Mit der Post, am {nth} Tag ({citation}).", en="By post, on the {nth} day ({citation}).")
        changed = put_together(text.shipped, {"posted": posted})
        draft = write(text, content=changed, why="Kürzer", by=bob, at=now)
        publish(text, by=carla, at=now, seen=draft.revision)

        decision.refresh_from_db()

        assert phrases_of(decision, ANNOUNCEMENT) == text.shipped
        assert wording_for(case.application.version.definition, outcome_of(decision)).sentences[ANNOUNCEMENT] == changed

    def test_is_what_the_town_hall_came_with_in_a_decision_from_before(self, case, bob, now):
        decision = propose(take(case, by=bob, at=now), outcome="granted", by=bob, at=now)
        del decision.wording["sentences"]

        assert phrases_of(decision, ANNOUNCEMENT) == shipped_phrases()[ANNOUNCEMENT].content

    def test_and_of_a_correction_is_read_where_it_was_kept_first(self, case, bob, now):
        decision = propose(take(case, by=bob, at=now), outcome="granted", by=bob, at=now)
        sentences = put_together(shipped_phrases()[CORRECTION].content, {"title": T("Anders", en="Otherwise")})
        decision.wording = decision.wording | {"phrases": sentences.dump()}
        del decision.wording["sentences"]

        assert phrases_of(decision, CORRECTION) == sentences
