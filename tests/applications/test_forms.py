"""Alice fills in one page; what she typed is never lost, and what she is told says what to do."""

from copy import deepcopy
from datetime import date

import pytest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from tests.catalogue.dogs import ORDINARY, Dogs
from townhall.applications.forms import NoSuchEntry, StepForm, add_entry, form_classes, remove_entry
from townhall.applications.prefilling import Source
from townhall.applications.trees import as_post
from townhall.catalogue.answers import Answers

TODAY = date(2026, 3, 2)
FORMS = form_classes(Dogs.definition)


def answers(tree: dict) -> Answers:
    return Answers(Dogs.definition, tree, today=TODAY)


def page(step: str, tree: dict, sources: dict | None = None) -> StepForm:
    """Return a page as it is shown first."""
    return FORMS[step](prefix=step, answers=answers(tree), sources=sources)


def sent(step: str, tree: dict, **typed: str) -> StepForm:
    """Return a page as it comes back, with some answers typed anew."""
    post = as_post(Dogs.definition.step(step), tree.get(step, {}))
    post.update(MultiValueDict({f"{step}-{name}": [value] for name, value in typed.items()}))
    return FORMS[step]({key: post[key] for key in post}, prefix=step, answers=answers(tree))


@pytest.fixture
def tree() -> dict:
    return deepcopy(ORDINARY)


class TestFilledPage:
    def test_is_valid_and_gives_the_same_answers(self, tree):
        for step in ("keeper", "household"):
            form = sent(step, tree)

            assert form.is_valid(), form.errors
            assert form.tree == ORDINARY[step]

    def test_shows_stored_answers_the_way_people_type_them(self, tree):
        form = page("household", tree)

        assert form["dogs/0/born"].value() == "1.3.2024"
        assert form["is_assistance"].value() == "no"


class TestMistake:
    def test_is_kept_as_typed_and_explained(self, tree):
        form = sent("household", tree, **{"dogs/0/born": "31.2.2024"})

        assert not form.is_valid()
        assert form.tree["dogs"][0]["born"] == "31.2.2024"
        assert list(form.errors) == ["dogs/0/born"]

    def test_that_only_the_calendar_can_tell_is_explained(self, tree):
        form = sent("household", tree, **{"dogs/0/born": "1.1.2030"})

        assert form.errors["dogs/0/born"] == ["„Geburtsdatum“ muss heute oder früher sein"]

    def test_is_explained_in_the_language_of_the_reader(self, tree):
        with override("en"):
            form = sent("keeper", tree, **{"keeper/given_name": ""})

            assert form.errors["keeper/given_name"] == ["Fill in “Given name”"]

    def test_survives_what_no_keyboard_types(self, tree):
        form = sent("household", tree, **{"dogs/0/name": "Rex\x00", "dogs/0/breed": "wolf", "dogs__count": "9" * 400})

        assert not form.is_valid()
        assert "\x00" not in str(form.tree)


class TestCondition:
    def test_asks_entry_by_entry(self, tree):
        form = sent("household", tree, **{"dogs/0/breed": "listed"})

        assert list(form.errors) == ["dogs/0/weight"]

    def test_does_not_complain_about_what_does_not_arise(self, tree):
        assert sent("household", tree, **{"dogs/0/weight": "heavy"}).is_valid()

    def test_keeps_what_does_not_arise(self, tree):
        form = sent("household", tree, **{"dogs/0/weight": "40,5"})

        assert form.tree["dogs"][0]["weight"] == "40.5"

    def test_is_said_in_words(self, tree):
        form = page("household", tree)

        assert (
            str(form["dogs/0/weight"].only_if) == "Das brauchen wir nur in diesem Fall: „Rasse“ wird mit „gelistet“ beantwortet"
        )
        assert not form["dogs/0/name"].only_if


class TestEntries:
    def test_begin_with_the_least_number(self):
        assert [name for name in page("household", {}).fields if name.endswith("name")] == ["dogs/0/name"]

    def test_are_added_at_any_depth(self, tree):
        assert [dog.get("name") for dog in add_entry(sent("household", tree), "dogs")["dogs"]] == ["Rex", None]
        assert len(add_entry(sent("household", tree), "dogs/0/chips")["dogs"][0]["chips"]) == 2

    def test_lose_exactly_the_one_named(self, tree):
        tree["household"]["dogs"].append(tree["household"]["dogs"][0] | {"name": "Bella"})

        assert [dog["name"] for dog in remove_entry(sent("household", tree), "dogs/0")["dogs"]] == ["Bella"]

    @pytest.mark.parametrize("name", ["cats", "dogs/7/chips", "is_assistance", ""])
    def test_cannot_be_added_where_there_are_none(self, tree, name):
        with pytest.raises(NoSuchEntry):
            add_entry(sent("household", tree), name)

    @pytest.mark.parametrize("name", ["dogs/5", "dogs/²", "dogs/-1", "is_assistance", "dogs"])
    def test_that_are_not_there_cannot_be_removed(self, tree, name):
        with pytest.raises(NoSuchEntry):
            remove_entry(sent("household", tree), name)

    def test_stop_at_their_limit(self, tree):
        assert len(sent("household", tree, dogs__count="99").tree["dogs"]) == 5


class TestEvidence:
    def test_is_answered_by_documents_or_by_later(self, tree):
        tree["household"]["is_assistance"] = True

        assert not sent("exemption", tree).is_valid()
        assert sent("exemption", tree, proof="later").tree == {"proof": ["later"]}
        assert sent("exemption", tree, proof="a b").tree == {"proof": ["a", "b"]}

    def test_takes_no_more_documents_than_asked_for(self, tree):
        tree["household"]["is_assistance"] = True

        assert sent("exemption", tree, proof="a b later").is_valid()
        assert list(sent("exemption", tree, proof="a b c").errors) == ["proof"]


class TestWhatWasFilledIn:
    sources = {"keeper/keeper/given_name": Source("account", "Alice"), "keeper/keeper/family_name": Source("account", "Beispiel")}

    def test_says_its_source_beside_the_answer(self, tree):
        form = page("keeper", tree, self.sources)

        assert str(form["keeper/given_name"].source) == "Aus Ihrem Konto"
        assert not form["keeper/born"].source

    def test_says_none_once_something_else_is_stored(self, tree):
        tree["keeper"]["keeper"]["given_name"] = "Alicia"

        assert not page("keeper", tree, self.sources)["keeper/given_name"].source

    def test_says_none_on_the_very_page_on_which_it_was_changed(self, tree):
        post = as_post(Dogs.definition.step("keeper"), tree["keeper"])
        post["keeper-keeper/given_name"] = "Alicia"
        form = FORMS["keeper"](post, prefix="keeper", answers=answers(tree), sources=self.sources)

        assert not form["keeper/given_name"].source
        assert form["keeper/family_name"].source


class TestQuestion:
    def test_names_its_first_control(self, tree):
        form = page("household", tree)

        anchors = [form[name].anchor for name in ("dogs/0/name", "dogs/0/born", "is_assistance")]

        assert anchors == ["id_household-dogs/0/name", "id_household-dogs/0/born_0", "id_household-is_assistance_0"]

    def test_says_how_it_is_drawn(self, tree):
        form = page("household", tree)

        kinds = [form[name].kind for name in ("dogs/0/name", "dogs/0/born", "dogs/0/breed", "dogs/0/weight")]

        assert kinds == ["text", "date3", "radio", "number"]

    def test_fills_in_nothing_for_other_people(self):
        form = page("keeper", {"keeper": {"others": [{}]}})

        assert form["keeper/given_name"].autocomplete == "given-name"
        assert form["others/0/given_name"].autocomplete == ""
        assert [part["autocomplete"] for part in form["keeper/born"].parts] == ["bday-day", "bday-month", "bday-year"]
