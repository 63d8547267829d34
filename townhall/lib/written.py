"""Money, days and lists as people write them, in each language."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from townhall.lib.dates import Period
from townhall.lib.text import T

MONTHS = {
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def euro(cents: int) -> T:
    """Write an amount: 17600 → 176,00 € or €176.00."""
    sign, cents = ("−" if cents < 0 else ""), abs(cents)
    plain = f"{cents // 100:,}.{cents % 100:02d}"
    german = plain.replace(",", " ").replace(".", ",").replace(" ", ".")
    return T(f"{sign}{german} €", en=f"{sign}€{plain}")


def number(value: Decimal) -> T:
    """Write a number as each language does: 1234.5 → 1.234,5 or 1,234.5."""
    plain = f"{value.normalize():,f}"
    return T(plain.translate(str.maketrans(",.", ".,")), en=plain)


def day(on: date) -> T:
    """Write a day: 3. März 2026 or 3 March 2026."""
    return T(f"{on.day}. {MONTHS['de'][on.month - 1]} {on.year}", en=f"{on.day} {MONTHS['en'][on.month - 1]} {on.year}")


def clock(at: time) -> T:
    """Write a time of day: 9:30 Uhr or 9:30."""
    plain = f"{at.hour}:{at.minute:02d}"
    return T(f"{plain} Uhr", en=plain)


def days(first: date, last: date) -> T:
    """Write a span of days: 3. März 2026 bis 5. März 2026, or one day alone."""
    if first == last:
        return day(first)
    return T("{first} bis {last}", en="{first} to {last}").fill(first=day(first), last=day(last))


def month(on: date) -> T:
    """Write a month: März 2026 or March 2026."""
    return T(f"{MONTHS['de'][on.month - 1]} {on.year}", en=f"{MONTHS['en'][on.month - 1]} {on.year}")


def months(first: date, last: date) -> T:
    """Write a span of months within one year: März bis Mai 2026, or one month alone."""
    if first.month == last.month:
        return month(first)
    return T(
        f"{MONTHS['de'][first.month - 1]} bis {MONTHS['de'][last.month - 1]} {last.year}",
        en=f"{MONTHS['en'][first.month - 1]} to {MONTHS['en'][last.month - 1]} {last.year}",
    )


def several(names: Iterable[str]) -> T:
    """Write a list: Rex, Bella und Kira."""
    *first, last = list(names)
    if not first:
        return T(last, en=last)
    return T(f"{', '.join(first)} und {last}", en=f"{', '.join(first)} and {last}")


def period(text: str) -> T:
    """Write a length of time: P1M as 1 Monat, P14D as 14 Tage."""
    length = Period.read(text)
    years, months = divmod(length.months, 12)
    parts = [(years, YEARS), (months, MONTHS_LONG), (length.days, DAYS)]
    found = [one.fill(n=n) if n == 1 else many.fill(n=n) for n, (one, many) in parts if n]
    return several_texts(found or [DAYS[1].fill(n=0)])


def several_texts(texts: list[T]) -> T:
    return T(several(text.in_("de") for text in texts).in_("de"), en=several(text.in_("en") for text in texts).in_("en"))


YEARS = (T("{n} Jahr", en="{n} year"), T("{n} Jahre", en="{n} years"))
MONTHS_LONG = (T("{n} Monat", en="{n} month"), T("{n} Monate", en="{n} months"))
DAYS = (T("{n} Tag", en="{n} day"), T("{n} Tage", en="{n} days"))
