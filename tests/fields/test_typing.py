"""Fields accept what people really type, and say what to do when they cannot."""

from datetime import date, time
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
        (fields.Number(LABEL), "１２", Decimal(12)),
        (fields.Number(LABEL, unit=T("Quadratmeter", en="square metres")), "12 m²", Decimal(12)),
        (fields.Number(LABEL, unit=T("m²", en="m²")), "12 qm", Decimal(12)),
        (fields.Number(LABEL, unit=T("Plätze", en="places")), "12 Plätze", Decimal(12)),
        (fields.Money(LABEL), "1.234,56 €", Decimal("1234.56")),
        (fields.Money(LABEL), "EUR 1.234", Decimal(1234)),
        (fields.Money(LABEL), "50,- Euro", Decimal(50)),
        (fields.Money(LABEL), "€1,234.56", Decimal("1234.56")),
        (fields.Date(LABEL), "27. März 1987", date(1987, 3, 27)),
        (fields.Date(LABEL), "3. März 1987", date(1987, 3, 3)),
        (fields.Date(LABEL), "March 3rd, 1987", date(1987, 3, 3)),
        (fields.Date(LABEL), "03031987", date(1987, 3, 3)),
        (fields.Date(LABEL), "\ufeff3.\u00a03.\u200b1987", date(1987, 3, 3)),
        (fields.Time(LABEL), "9", time(9)),
        (fields.Time(LABEL), "9:30", time(9, 30)),
        (fields.Time(LABEL), "9.30 Uhr", time(9, 30)),
        (fields.Time(LABEL), "0930", time(9, 30)),
        (fields.Time(LABEL), "9 Uhr 30", time(9, 30)),
        (fields.Time(LABEL), "12 am", time(0)),
        (fields.Time(LABEL), "9:30 p.m.", time(21, 30)),
        (fields.Period(LABEL), "1.3.2026 – 3.3.2026", fields.DateRange(date(2026, 3, 1), date(2026, 3, 3))),
        (fields.Period(LABEL), "1. März 2026 bis 3. März 2026", fields.DateRange(date(2026, 3, 1), date(2026, 3, 3))),
        (fields.LicencePlate(LABEL), "bo ab 123", "BO-AB 123"),
        (fields.LicencePlate(LABEL), "BO-AB123E", "BO-AB 123E"),
        (fields.LicencePlate(LABEL), "BORAB12", "BOR-AB 12"),
        (fields.LicencePlate(LABEL), "mü·x-1 h", "MÜ-X 1H"),
        (fields.LicencePlate(LABEL), "bo-1234", "BO-1234"),
        (fields.LicencePlate(LABEL, home="BO"), "boab123", "BO-AB 123"),
        (fields.LicencePlate(LABEL, foreign=True), "gd-391-ht", "GD391HT"),
        (fields.LicencePlate(LABEL, foreign=True), "bo ab 123", "BO-AB 123"),
        (fields.TaxId(LABEL), "36 574 261 809", "36574261809"),
        (fields.Country(LABEL), "FR", "FR"),
        (fields.Email(LABEL), " alice@rathaus.example ", "alice@rathaus.example"),
        (fields.Phone(LABEL), "(0234) 12 34-56", "+49234123456"),
        (fields.Phone(LABEL), "+33 1 23 45 67 89", "+33123456789"),
        (fields.Phone(LABEL), "0234 / 910-0", "+492349100"),
        (fields.Iban(LABEL), "de02 1203 0000 0000 2020 51", "DE02120300000000202051"),
        (fields.Iban(LABEL), "ＤＥ０２ 1203\u00a00000\u00ad0000 2020 51\ufeff", "DE02120300000000202051"),
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
        (fields.Time(LABEL), "24:00", "Stunden und Minuten"),
        (fields.Time(LABEL), "13 pm", "Stunden und Minuten"),
        (fields.Time(LABEL), "mittags", "Stunden und Minuten"),
        (fields.Period(LABEL), "1.3.2026 – ", "auch den letzten Tag"),
        (fields.Period(LABEL), " – 1.3.2026", "auch den ersten Tag"),
        (fields.Period(LABEL), "3.3.2026 – 1.3.2026", "liegt vor dem ersten"),
        (fields.Period(LABEL), "1.3.26 – 3.3.2026", "„Angabe: Erster Tag“ das Jahr mit vier Ziffern"),
        (fields.Period(LABEL), "1.3.2026 – 31.4.2026", "„Angabe: Letzter Tag“ einen Tag ein"),
        (fields.LicencePlate(LABEL), "BOAB123", "mit einem Strich"),
        (fields.LicencePlate(LABEL), "BO-AB 0123", "wie es auf dem Schild steht"),
        (fields.LicencePlate(LABEL), "BOR-AB 1234", "wie es auf dem Schild steht"),
        (fields.LicencePlate(LABEL), "gd-391-ht", "wie es auf dem Schild steht"),
        (fields.TaxId(LABEL), "36574261808", "elf Ziffern"),
        (fields.Country(LABEL), "XX", "Wählen Sie"),
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
        (fields.Number(LABEL, places=1), Decimal("12345.6"), "12.345,6", "12,345.6"),
        (fields.Number(LABEL), Decimal("1962"), "1962", "1962"),
        (fields.Money(LABEL), Decimal("1234.50"), "1.234,50 Euro", "1,234.50 euro"),
        (fields.Money(LABEL), Decimal("12.00"), "12,00 Euro", "12.00 euro"),
        (fields.Date(LABEL), date(2026, 3, 1), "1. März 2026", "1 March 2026"),
        (fields.Iban(LABEL), "DE02120300000000202051", "DE•• •••• 2051", "DE•• •••• 2051"),
        (fields.Time(LABEL), time(9, 5), "9:05 Uhr", "9:05"),
        (
            fields.Period(LABEL),
            fields.DateRange(date(2026, 3, 1), date(2026, 3, 3)),
            "1. März 2026 bis 3. März 2026",
            "1 March 2026 to 3 March 2026",
        ),
        (fields.Period(LABEL), fields.DateRange(date(2026, 3, 1), date(2026, 3, 1)), "1. März 2026", "1 March 2026"),
        (fields.TaxId(LABEL), "36574261809", "•• ••• ••• 809", "•• ••• ••• 809"),
        (fields.Country(LABEL), "AT", "Österreich", "Austria"),
        (fields.Nationality(LABEL), "XXA", "staatenlos", "stateless"),
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
