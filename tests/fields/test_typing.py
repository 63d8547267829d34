"""Fields accept what people really type, and say what to do when they cannot."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from townhall import fields
from townhall.lib.text import T

LABEL = T("Angabe", en="Detail")


def typed(field, text):
    return field.form_field().clean(text)


def refusal(field, text) -> str:
    with pytest.raises(ValidationError) as refused:
        typed(field, text)
    with override("de"):
        return str(refused.value.messages[0])


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (fields.Text(LABEL), "  Zoe\u0308 ", "Zoë"),
        (fields.LongText(LABEL), "a\r\nb", "a\nb"),
        (fields.Number(LABEL, places=1), "1.234,5", Decimal("1234.5")),
        (fields.Number(LABEL), "1 234", Decimal(1234)),
        (fields.Number(LABEL), "١٢", Decimal(12)),
        (fields.Date(LABEL), "27. März 1987", date(1987, 3, 27)),
        (fields.Email(LABEL), " alice@rathaus.example ", "alice@rathaus.example"),
        (fields.Phone(LABEL), "(0234) 12 34-56", "+49234123456"),
        (fields.Phone(LABEL), "+33 1 23 45 67 89", "+33123456789"),
        (fields.Iban(LABEL), "de02 1203 0000 0000 2020 51", "DE02120300000000202051"),
        (fields.Microchip(LABEL), "276 0981 0000 0001", "276098100000001"),
        (fields.Postcode(LABEL), "44 787", "44787"),
        (fields.YesNo(LABEL), "yes", True),
        (fields.Declaration(LABEL), "yes", True),
    ],
)
def test_a_field_accepts_what_people_type(field, text, value):
    assert typed(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "advice"),
    [
        (fields.Text(LABEL, max_length=3), "abcd", "Kürzen"),
        (fields.Text(LABEL), "a\x1bb", "Steuerzeichen"),
        (fields.Number(LABEL), "zwei", "eine Zahl"),
        (fields.Number(LABEL), "NaN", "eine Zahl"),
        (fields.Number(LABEL), "1e400", "eine Zahl"),
        (fields.Number(LABEL, at_least=Decimal(1)), "0", "mindestens 1"),
        (fields.Number(LABEL, at_most=Decimal(5)), "6", "höchstens 5"),
        (fields.Number(LABEL), "1,5", "Runden"),
        (fields.Date(LABEL), "31.2.2025", "einen Tag"),
        (fields.Date(LABEL), "1.2.87", "vier Ziffern"),
        (fields.Email(LABEL), "alice@", "vollständige Adresse"),
        (fields.Phone(LABEL), "keins", "Vorwahl"),
        (fields.Iban(LABEL), "DE03120300000000202051", "IBAN"),
        (fields.Microchip(LABEL), "123", "15 Ziffern"),
        (fields.Postcode(LABEL), "4478", "fünf Ziffern"),
        (fields.Choice(LABEL, options=fields.options(a=T("A"))), "b", "Wählen Sie"),
        (fields.MultipleChoice(LABEL, options=fields.options(a=T("A"))), ["b"], "Wählen Sie"),
    ],
)
def test_a_refusal_says_what_to_do(field, text, advice):
    assert advice in refusal(field, text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (fields.Text(LABEL), "O’Brien"),
        (fields.Number(LABEL, places=2), Decimal("1234.50")),
        (fields.Date(LABEL), date(2024, 2, 29)),
        (fields.Iban(LABEL), "DE02120300000000202051"),
        (fields.Phone(LABEL), "+49234123456"),
        (fields.YesNo(LABEL), False),
        (fields.Declaration(LABEL), True),
    ],
)
def test_an_answer_shown_again_means_the_same(field, value):
    stored = field.to_json(value)

    assert field.from_json(stored) == value
    assert typed(field, field.to_input(stored)) == value


@pytest.mark.parametrize(
    ("field", "value", "german", "english"),
    [
        (fields.Number(LABEL, places=1), Decimal("1234.5"), "1.234,5", "1,234.5"),
        (fields.Money(LABEL), Decimal("12.00"), "12,00 Euro", "12.00 euro"),
        (fields.Date(LABEL), date(2026, 3, 1), "1. März 2026", "1 March 2026"),
        (fields.Iban(LABEL), "DE02120300000000202051", "DE•• •••• 2051", "DE•• •••• 2051"),
        (fields.YesNo(LABEL), True, "Ja", "Yes"),
        (fields.Evidence(LABEL, may_follow=True), ["later"], "Wird nachgereicht", "Will be handed in later"),
    ],
)
def test_an_answer_reads_well_in_both_languages(field, value, german, english):
    assert (field.display(value, "de"), field.display(value, "en")) == (german, english)


class TestDate:
    def test_is_judged_by_the_calendar_given(self):
        born = fields.Date(LABEL, past=True)

        assert born.objection(date(2026, 1, 1), today=date(2026, 1, 1)) is None
        assert "früher" in born.objection(date(2026, 1, 2), today=date(2026, 1, 1)).in_("de")
        assert "Jahr" in born.objection(date(1826, 1, 1), today=date(2026, 1, 1)).in_("de")

    def test_is_typed_in_three_parts(self):
        widget = fields.Date(LABEL).form_field().widget

        assert widget.value_from_datadict({"b_0": "27", "b_1": "März", "b_2": "1987"}, {}, "b") == "27.März.1987"
        assert widget.value_from_datadict({"b_0": "", "b_1": "", "b_2": ""}, {}, "b") == ""
