"""What holds for every type: what is stored, shown and sent again stays the same; the schema knows it; garbage breaks nothing."""

from datetime import date

import pytest
from django import forms
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.fields.examples import ANSWERS
from townhall.applications.trees import as_post
from townhall.catalogue.definition import StepDefinition
from townhall.fields.base import EMPTY, Field
from townhall.kit import T

TODAY = date(2026, 3, 2)
NAMES = [f"{number}-{field.tag}" for number, field in enumerate(ANSWERS)]
INVISIBLE = ["\ufeff", "\u200b", "\u00a0", "\u00ad", "\u2060"]
WRONG = [7, True, [], {"a": 1}, ["x"], [["x"]], None, "\x00", "9" * 5000, "NaN", "1e9", "20240301", {"first": 1, "last": None}]
TYPED = [field for field in ANSWERS if field.draws in ("text", "textarea", "number", "date", "period")]
few = settings(max_examples=25)
each = pytest.mark.parametrize("field", ANSWERS, ids=NAMES)


def clean(field: Field, typed) -> object:
    made = field.form_field()
    made.required = False
    return made.clean(typed)


def stored(field: Field, data: st.DataObject):
    """Return a stored answer: what is typed at random, if the field takes it."""
    value = data.draw(ANSWERS[field])
    try:
        value = clean(field, field.to_input(field.to_json(value)))
    except forms.ValidationError:
        assume(False)
    assume(value not in EMPTY)
    return field.to_json(value)


def schema(field: Field) -> Draft202012Validator:
    return Draft202012Validator(field.schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


@each
@given(st.data())
@few
def test_an_answer_shown_and_sent_again_is_the_same(field, data):
    answer = stored(field, data)

    assert field.to_json(clean(field, field.to_input(answer))) == answer
    assert field.to_json(field.from_json(answer)) == answer
    assert field.display(field.from_json(answer), "de")
    assert field.display(field.from_json(answer), "en")


@each
@given(st.data())
@few
def test_an_answer_is_the_same_as_the_page_posts_it(field, data):
    answer = stored(field, data)
    post = as_post(StepDefinition("step", T("Schritt"), (field.at("step", "question"),)), {"question": answer})

    widget = field.form_field().widget

    assert field.to_json(clean(field, widget.value_from_datadict(post, {}, "step-question"))) == answer


@each
@given(st.data())
@few
def test_the_schema_accepts_what_is_stored(field, data):
    schema(field).validate(stored(field, data))


@each
@pytest.mark.parametrize("data", WRONG, ids=repr)
def test_what_the_field_cannot_read_its_schema_refuses(field, data):
    if field.typed(data) is None:
        assert not schema(field).is_valid(data)


@each
@given(st.text(max_size=40) | st.lists(st.text(max_size=5), max_size=3))
@few
def test_garbage_is_taken_as_an_answer_or_refused(field, typed):
    try:
        value = clean(field, typed)
    except forms.ValidationError:
        return

    assert value in EMPTY or field.typed(field.to_json(value)) == value


@pytest.mark.parametrize("field", TYPED, ids=lambda field: field.tag)
@given(st.data(), st.sampled_from(INVISIBLE))
@few
def test_pasted_characters_nobody_sees_change_nothing(field, data, invisible):
    answer = stored(field, data)

    assert field.to_json(clean(field, f"{invisible}{field.to_input(answer)}{invisible}")) == answer


@each
def test_every_type_speaks_both_languages(field):
    for text in (field.missing_text(), field.label):
        assert {"de", "en"} <= dict(text.texts).keys()
