"""What a household owes in a year, month by month, when one dog is no longer there after its last month."""

from dataclasses import dataclass
from datetime import date

from townhall.kit import Held, Law

FULL = 100


@dataclass(frozen=True)
class Month:
    """One month of a household: how many dogs count, and what it costs in twelve-hundredths of a cent."""

    first: date
    dogs: int
    parts: int


def year_of(dogs: list[Held], year: int, law: Law, *, ended: Held | None = None, last: date | None = None) -> list[Month]:
    """Return the months of a year; `ended` counts up to the month of `last` only."""
    found = []
    for number in range(1, 13):
        first = date(year, number, 1)
        there = [dog for dog in dogs if date.fromisoformat(dog.data["from"]) <= first]
        if last is not None:
            there = [dog for dog in there if dog is not ended or first <= last]
        found.append(month_of(there, first, law))
    return found


def month_of(dogs: list[Held], first: date, law: Law) -> Month:
    shares = [share(dog, first) for dog in dogs]
    counts_exempt = law.holds("dog_tax.exempt_dogs_count", on=first)
    number = sum(counts_exempt or percent > 0 for percent in shares)
    table: dict[str, int] = law.value("dog_tax.rate", on=first)
    yearly = table[str(min(max(number, 1), len(table)))]
    return Month(first, number, sum(yearly * percent for percent in shares))


def share(dog: Held, first: date) -> int:
    """Return the percentage of the rate a dog pays in a month."""
    begins, ends = dog.data.get("relief_from"), dog.data.get("relief_until")
    if begins is None or first < date.fromisoformat(begins):
        return FULL
    return FULL if ends is not None and first > date.fromisoformat(ends) else int(dog.data.get("percent", FULL))


def cents(months: list[Month]) -> int:
    """Round once, at the end."""
    return round(sum(month.parts for month in months) / 1200)
