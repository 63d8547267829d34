"""Choices show all answers at once as long as there are few, and say how many may be chosen."""

from datetime import date

import pytest
from django.forms import RadioSelect, Select

from townhall import fields
from townhall.lib.text import T

LABEL = T("Angebot", en="Offer")
TODAY = date(2026, 3, 2)


def several(number: int) -> tuple:
    return fields.options(**{f"o{n}": T(f"Nummer {n}", en=f"Number {n}") for n in range(number)})


class TestAChoice:
    def test_of_few_answers_shows_them_all(self):
        field = fields.Choice(LABEL, options=several(7))

        assert field.draws == "radio"
        assert isinstance(field.form_field().widget, RadioSelect)

    def test_of_many_answers_is_a_list_to_open(self):
        field = fields.Choice(LABEL, options=several(8)).at("step", "offer")

        assert field.draws == "select"
        assert isinstance(field.form_field().widget, Select)
        assert [str(label) for _id, label in field.form_field().choices][:2] == ["Auswählen", "Nummer 0"]

    def test_left_open_is_unanswered(self):
        made = fields.Choice(LABEL, options=several(8)).form_field()
        made.required = False

        assert made.clean("") == ""


class TestSeveralChoices:
    @pytest.mark.parametrize(
        ("bounds", "chosen", "sentence"),
        [
            ({"at_least": 1}, [], "mindestens eine Antwort"),
            ({"at_least": 2}, ["o0"], "mindestens 2 Antworten"),
            ({"at_most": 1}, ["o0", "o1"], "nur eine Antwort"),
            ({"at_most": 2}, ["o0", "o1", "o2"], "höchstens 2 Antworten"),
        ],
    )
    def test_say_how_many_there_may_be(self, bounds, chosen, sentence):
        field = fields.MultipleChoice(LABEL, options=several(4), **bounds)

        assert sentence in field.objection(chosen, today=TODAY).in_("de")

    def test_within_bounds_are_all_right(self):
        field = fields.MultipleChoice(LABEL, options=several(4), at_least=1, at_most=2)

        assert field.objection(["o0", "o1"], today=TODAY) is None
        assert field.schema()["maxItems"] == 2

    def test_count_an_answer_once(self):
        field = fields.MultipleChoice(LABEL, options=several(4))

        assert field.to_json(["o1", "o1"]) == ["o1"]
        assert field.typed(["o1", "o1"]) is None
