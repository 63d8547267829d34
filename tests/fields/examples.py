"""One question of every type that is answered, and answers to it as they are typed, made up at random."""

from datetime import date, time
from decimal import Decimal

from hypothesis import strategies as st
from stdnum import iban
from stdnum.iso7064 import mod_11_10

from townhall.kit import T, fields

LABEL = T("Frage", en="Question")
SOME = fields.options(small=T("klein", en="small"), middle=T("mittel", en="middle"), big=T("groß", en="big"))
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LETTERS = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ")
WORDS = st.sampled_from(["O’Brien", "Müller-Lüdenscheidt", "Łukasz", "Ольга", "عبد الله", "李小龍", "D'Angelo", "Nguyễn Thị"])


def account(number: int) -> str:
    return f"DE{iban.calc_check_digits(f'DE00{number:018d}')}{number:018d}"


def tax_id(digits: list[int], twice: int, place: int) -> str:
    """Return ten digits of which exactly one stands there twice, and the check digit."""
    first = [digit for digit in digits if digit != twice][1:]
    body = "".join(str(d) for d in [*first[:place], twice, *first[place:], twice])
    return body + mod_11_10.calc_check_digit(body)


TAX_IDS = (
    st.builds(tax_id, st.permutations(range(10)), st.integers(1, 9), st.integers(0, 7))
    .filter(lambda number: number[0] != "0")
    .map(str)
)
PLATES = st.builds(
    lambda place, letters, number, ending: f"{place}-{letters} {number}{ending}",
    st.text(LETTERS, min_size=1, max_size=3),
    st.text(st.sampled_from("ABCDEFXYZ"), min_size=1, max_size=2),
    st.integers(1, 99),
    st.sampled_from(["", "E", "H"]),
)
NUMBERS = st.decimals(Decimal("-99999999"), Decimal("99999999"), places=2)
PERIODS = st.tuples(DAYS, DAYS).map(sorted).map(lambda days: fields.DateRange(*days))

ANSWERS: dict[fields.base.Field, st.SearchStrategy] = {
    fields.Text(LABEL, max_length=60): st.text(st.characters(codec="utf-8"), min_size=1, max_size=60) | WORDS,
    fields.LongText(LABEL): st.text(st.characters(codec="utf-8"), min_size=1, max_size=60),
    fields.Number(LABEL, places=2): NUMBERS,
    fields.Number(LABEL, places=2, unit=T("m²", en="m²")): NUMBERS,
    fields.Money(LABEL): NUMBERS,
    fields.YesNo(LABEL): st.booleans(),
    fields.Choice(LABEL, options=SOME): st.sampled_from(["small", "middle", "big"]),
    fields.MultipleChoice(LABEL, options=SOME, at_least=1, at_most=2): st.lists(
        st.sampled_from(["small", "middle", "big"]), min_size=1, max_size=2, unique=True
    ),
    fields.Country(LABEL): st.sampled_from(fields.Country(LABEL).ids),
    fields.Nationality(LABEL): st.sampled_from(fields.Nationality(LABEL).ids),
    fields.Date(LABEL): DAYS,
    fields.Time(LABEL): st.times().map(lambda at: time(at.hour, at.minute)),
    fields.Period(LABEL): PERIODS,
    fields.Email(LABEL): st.sampled_from(["alice@example.org", "bob+rathaus@xn--mller-kva.example"]),
    fields.Phone(LABEL): st.integers(2, 10**11 - 1).map(lambda number: f"+49234{number}"),
    fields.Iban(LABEL): st.integers(0, 10**18 - 1).map(account),
    fields.TaxId(LABEL): TAX_IDS,
    fields.LicencePlate(LABEL): PLATES,
    fields.LicencePlate(LABEL, foreign=True, home="BO"): st.text(st.sampled_from("ABC0123456789"), min_size=3, max_size=12),
    fields.Postcode(LABEL): st.integers(0, 99999).map("{:05d}".format),
    fields.Microchip(LABEL): st.integers(0, 10**15 - 1).map("{:015d}".format),
    fields.Declaration(LABEL): st.just(True),
    fields.Evidence(LABEL, at_most=2, may_follow=True): st.just(["a", "later"]),
}
