"""Answers go with their questions to another version."""

from dataclasses import replace

import pytest

from townhall.applications.carrying import carried, changed_steps, renamed
from townhall.kit import Profile, Service, Step, T, fields

WORDS = T("Text", en="Text")


def service(*steps):
    facts = {
        "slug": "umzug",
        "title": WORDS,
        "steps": list(steps),
        "profile": Profile(WORDS, WORDS, WORDS, 1, WORDS),
        "authority": "steuerabteilung",
        "submit_label": WORDS,
    }
    return type("Moving", (Service,), facts).definition


class Pet(fields.Group):
    title = WORDS

    name = fields.Text(WORDS)
    size = fields.Choice(WORDS, options=fields.options(small=WORDS, big=WORDS))


class Animals(Step):
    title = WORDS

    pets = fields.Repeat(WORDS, of=fields.One(Pet), at_most=3)
    note = fields.Text(WORDS)
    tricks = fields.MultipleChoice(WORDS, options=fields.options(sit=WORDS, roll=WORDS))
    count = fields.Number(WORDS)
    proof = fields.Evidence(WORDS)


OLD = service(Animals)
TREE = {
    "animals": {
        "pets": [{"name": "Rex", "size": "small"}, {"name": "Ada", "size": "big"}],
        "note": "Fünf Jahre alt",
        "tricks": ["sit", "roll"],
        "count": "2",
        "proof": ["a-document"],
    }
}


def to(**questions) -> dict:
    """Return the answers of the one step after it asks these questions instead."""
    new = type("Animals", (Step,), StepBody(questions))
    return carried(TREE, service(new))["animals"]


def StepBody(questions: dict):  # noqa: N802 - stands for a class body
    body = type(Animals).__prepare__("Animals", ())
    for name, value in {"title": WORDS, **questions}.items():
        body[name] = value
    return body


class TestAnswers:
    def test_stay_where_nothing_changed(self):
        assert carried(TREE, OLD) == TREE

    def test_go_to_the_new_name_of_a_question(self):
        assert to(remark=fields.Text(WORDS, was="note"))["remark"] == "Fünf Jahre alt"

    def test_go_to_the_new_name_inside_every_entry(self):
        class Beast(fields.Group):
            title = WORDS

            call_name = fields.Text(WORDS, was="name")

        found = to(pets=fields.Repeat(WORDS, of=fields.One(Beast), at_most=3))

        assert [row["call_name"] for row in found["pets"]] == ["Rex", "Ada"]

    def test_go_to_another_step_by_their_whole_path(self):
        class Remarks(Step):
            title = WORDS

            text = fields.LongText(WORDS, was="animals/note")

        assert carried(TREE, service(Remarks))["remarks"] == {"text": "Fünf Jahre alt"}

    def test_never_replace_what_stands_under_the_new_name(self):
        tree = {"animals": {"note": "old", "remark": "new"}}
        new = service(type("Animals", (Step,), StepBody({"remark": fields.Text(WORDS, was="note")})))

        assert carried(tree, new)["animals"]["remark"] == "new"

    def test_that_are_typed_text_stay_to_be_mended(self):
        assert to(note=fields.Date(WORDS))["note"] == "Fünf Jahre alt"
        assert to(note=fields.Text(WORDS, max_length=3))["note"] == "Fünf Jahre alt"

    @pytest.mark.parametrize(
        ("question", "kept"),
        [
            (fields.Text(WORDS), None),
            (fields.YesNo(WORDS), None),
            (fields.MultipleChoice(WORDS, options=fields.options(sit=WORDS)), ["sit"]),
            (fields.MultipleChoice(WORDS, options=fields.options(fly=WORDS)), None),
        ],
    )
    def test_of_another_kind_are_asked_again(self, question, kept):
        assert to(tricks=question).get("tricks") == kept

    @pytest.mark.parametrize("question", [fields.One(Pet), fields.Text(WORDS), fields.Number(WORDS)])
    def test_that_were_a_list_never_become_something_else(self, question):
        assert "pets" not in to(pets=question)

    def test_without_a_question_stay_stored(self):
        assert to(other=fields.Text(WORDS, required=False))["note"] == "Fünf Jahre alt"

    def test_beyond_a_new_limit_are_left_out(self):
        assert [row["name"] for row in to(pets=fields.Repeat(WORDS, of=fields.One(Pet), at_most=1))["pets"]] == ["Rex"]


class TestSteps:
    def test_with_other_words_or_rules_have_changed(self):
        other = replace(OLD, steps=(replace(OLD.steps[0], title=T("Ihre Tiere", en="Your animals")),))

        assert changed_steps(OLD, other) == {"animals"}
        assert changed_steps(OLD, OLD) == set()


class TestPlacesOfDocuments:
    def test_follow_the_new_name(self):
        new = service(type("Animals", (Step,), StepBody({"papers": fields.Evidence(WORDS, was="proof")})))

        assert renamed("animals/proof", new) == "animals/papers"
        assert renamed("animals/proof", OLD) == "animals/proof"
        assert renamed("animals/gone", new) == "animals/gone"
