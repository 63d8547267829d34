"""Whatever a person types and we accept, we show again in a form that gives the same answer."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django import forms
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban

from townhall.kit import T, fields

LABEL = T("Frage", en="Question")
TODAY = date(2026, 3, 2)
SOME = fields.options(small=T("klein", en="small"), big=T("groß", en="big"))
few = settings(max_examples=50)


def typed(field, text) -> object:
    """Return the value behind what somebody typed."""
    made = field.form_field()
    made.required = False
    return made.clean(text)


def again(field, value) -> object:
    """Store a value, show it, send the page as it is, and read what was stored."""
    data = field.to_json(value)
    stored = field.to_json(typed(field, field.to_input(data)))
    assert stored == data
    assert field.display(field.from_json(stored), "de")
    assert field.display(field.from_json(stored), "en")
    return field.from_json(stored)


@given(st.dates(date(1900, 1, 1), TODAY))
@few
def test_a_day(day):
    assert again(fields.Date(LABEL), day) == day


@given(st.decimals(Decimal("-99999999"), Decimal("99999999"), places=2))
@few
def test_a_number(number):
    assert again(fields.Number(LABEL, places=2), number) == number


@given(st.decimals(0, Decimal("9999999"), places=2))
@few
def test_an_amount(number):
    assert again(fields.Money(LABEL), number) == number


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@few
def test_a_text(text):
    field = fields.Text(LABEL, max_length=60)
    try:
        value = typed(field, text)
    except forms.ValidationError:
        return

    assert not value or again(field, value) == value


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@few
def test_several_lines(text):
    field = fields.LongText(LABEL)
    try:
        value = typed(field, text)
    except forms.ValidationError:
        return

    assert not value or again(field, value) == value


@given(st.integers(0, 10**18 - 1))
@few
def test_an_iban(number):
    bban = f"{number:018d}"
    account = f"DE{iban.calc_check_digits(f'DE00{bban}')}{bban}"

    assert again(fields.Iban(LABEL), account) == account
    assert bban[:14] not in fields.Iban(LABEL).display(account, "de")


@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no(value):
    assert again(fields.YesNo(LABEL), value) is value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (fields.Choice(LABEL, options=SOME), "big"),
        (fields.MultipleChoice(LABEL, options=SOME), ["small", "big"]),
        (fields.Declaration(LABEL), True),
        (fields.Evidence(LABEL, at_most=2, may_follow=True), ["a", "later"]),
        (fields.Phone(LABEL), "+49234123456"),
        (fields.Email(LABEL), "alice@example.org"),
        (fields.Microchip(LABEL), "276098100000001"),
        (fields.Postcode(LABEL), "44787"),
    ],
    ids=lambda part: getattr(part, "tag", ""),
)
def test_every_other_answer(field, value):
    assert again(field, value) == value


@pytest.mark.parametrize("field", [fields.Number(LABEL), fields.Date(LABEL), fields.Phone(LABEL), fields.Iban(LABEL)])
@given(st.text(max_size=40))
@few
def test_nothing_typed_breaks_a_field(field, text):
    try:
        value = typed(field, text)
    except forms.ValidationError:
        return

    assert value in (None, "") or field.typed(field.to_json(value)) == value


@pytest.mark.parametrize(
    "data", [7, True, [], {"a": 1}, ["x"], None, "", "\x00", "9" * 5000, "-", "NaN", "1e9", "20240301", "2024-W01-1"]
)
@pytest.mark.parametrize(
    "field",
    [
        fields.Text(LABEL),
        fields.Number(LABEL),
        fields.Date(LABEL),
        fields.YesNo(LABEL),
        fields.Choice(LABEL, options=SOME),
        fields.MultipleChoice(LABEL, options=SOME),
        fields.Email(LABEL),
        fields.Phone(LABEL),
        fields.Iban(LABEL),
        fields.Postcode(LABEL),
        fields.Evidence(LABEL),
        fields.Declaration(LABEL),
    ],
    ids=lambda field: field.tag,
)
def test_a_stored_answer_of_the_wrong_kind_reads_as_unanswered_or_as_itself(field, data):
    value = field.typed(data)

    assert value is None or field.to_json(value) == data


def test_a_birthday_cannot_lie_in_the_future():
    tomorrow = TODAY + timedelta(days=1)

    assert fields.Date(LABEL, past=True).objection(TODAY, today=TODAY) is None
    assert fields.Date(LABEL, past=True).objection(tomorrow, today=TODAY) is not None
