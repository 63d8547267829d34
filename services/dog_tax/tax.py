"""The arithmetic of dog tax: whole months, rates by the household's number of dogs, whole cents.

The yearly rate of every dog depends on how many dogs the household has in that month, so the whole household is
worked out at once. Rates come from the legal register, month by month.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from townhall.kit import Law

FULL, HALF, FREE = 100, 50, 0  # percent of the rate


@dataclass(frozen=True)
class TaxedDog:
    """A dog and what it owes: `start` is the first day of its first month; from `relief_from` it pays `percent`."""

    name: str
    start: date
    percent: int = FULL
    relief_from: date | None = None
    relief_until: date | None = None
    identifier: str = ""

    def share(self, month: date) -> int:
        """Return the percentage of the rate due in a month."""
        begun = self.relief_from is not None and month >= self.relief_from
        over = self.relief_until is not None and month > self.relief_until
        return self.percent if begun and not over else FULL


@dataclass(frozen=True)
class Span:
    """Months in a row with the same rate for one dog; `cents` is what they cost."""

    dog: TaxedDog
    first: date
    last: date
    yearly: int
    percent: int
    months: int
    cents: int


def first_month(*, since: date, moved_in: bool) -> date:
    """Say when the tax begins: the month of taking in; after a move the next month, unless the move was on the first."""
    if moved_in and since.day > 1:
        return next_month(since)
    return since.replace(day=1)


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def spans(dogs: list[TaxedDog], year: int, law: Law) -> list[Span]:
    """Work out one calendar year for every dog of the household."""
    return [span for dog in dogs for span in spans_of(dog, dogs, year, law)]


def spans_of(dog: TaxedDog, household: list[TaxedDog], year: int, law: Law) -> Iterator[Span]:
    months = [date(year, number, 1) for number in range(1, 13) if date(year, number, 1) >= dog.start]
    priced = [(rate(household, month, law), dog.share(month), month) for month in months]
    for (yearly, percent), group in groupby(priced, key=lambda entry: entry[:2]):
        covered = [month for _, _, month in group]
        cents = round(yearly * len(covered) * percent / 1200)
        yield Span(dog, covered[0], covered[-1], yearly, percent, len(covered), cents)


def rate(household: list[TaxedDog], month: date, law: Law) -> int:
    """Return the yearly rate per dog, in cents, for the number of dogs the household has in a month."""
    counts_exempt = law.holds("dog_tax.exempt_dogs_count", on=month)
    dogs = sum(dog.start <= month and (counts_exempt or dog.share(month) > FREE) for dog in household)
    table: dict[str, int] = law.value("dog_tax.rate", on=month)
    return table[str(min(max(dogs, 1), len(table)))]


def total(spans: list[Span]) -> int:
    return sum(span.cents for span in spans)


def halves(spans: list[Span], law: Law) -> list[int]:
    """Split a year's tax on its due dates: what the months of each half-year cost; rounding goes to the last one."""
    by_half = [0, 0]
    for span in spans:
        for offset in range(span.months):
            by_half[(span.first.month + offset - 1) // 6] += span.yearly * span.percent
    first = round(by_half[0] / 1200)
    return [first, total(spans) - first]
