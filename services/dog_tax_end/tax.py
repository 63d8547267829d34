"""What a household owes in a year, month by month, with the dogs that are there and those that have left.

A dog is what the stock keeps of it: `from`, `percent`, `relief_from`, `relief_until`; `until` is the first day of its last month.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from townhall.kit import Held, Law

FULL = 100
LEFT = "left:"  # before the tag of a dog that has left, in what is kept of those that stay
Dog = Mapping[str, str]


@dataclass(frozen=True)
class Month:
    """One month of a household: how many dogs count, and what it costs in twelve-hundredths of a cent."""

    first: date
    dogs: int
    parts: int


def facts(dog: Held) -> Dog:
    return {name: value for name, value in dog.data.items() if not name.startswith(LEFT)}


def left_before(dogs: Iterable[Held]) -> list[Dog]:
    """Return the dogs that have left, each once: their months still cost what they cost."""
    found = {name: text for dog in dogs for name, text in dog.data.items() if name.startswith(LEFT)}
    return [json.loads(text) for text in found.values()]


def note_of(dog: Held, last: date) -> tuple[str, str]:
    """Return what the dogs that stay have to remember of one that leaves."""
    return LEFT + dog.identifier, json.dumps(ended(dog, last), sort_keys=True)


def ended(dog: Held, last: date) -> Dog:
    return {**facts(dog), "until": last.isoformat()}


def year_of(dogs: Iterable[Dog], year: int, law: Law) -> list[Month]:
    months = [date(year, number, 1) for number in range(1, 13)]
    return [month_of([dog for dog in dogs if is_there(dog, first)], first, law) for first in months]


def is_there(dog: Dog, first: date) -> bool:
    return date.fromisoformat(dog["from"]) <= first and ("until" not in dog or first <= date.fromisoformat(dog["until"]))


def month_of(dogs: list[Dog], first: date, law: Law) -> Month:
    shares = [share(dog, first) for dog in dogs]
    counts_exempt = law.holds("dog_tax.exempt_dogs_count", on=first)
    number = sum(counts_exempt or percent > 0 for percent in shares)
    table: dict[str, int] = law.value("dog_tax.rate", on=first)
    yearly = table[str(min(max(number, 1), len(table)))]
    return Month(first, number, sum(yearly * percent for percent in shares))


def share(dog: Dog, first: date) -> int:
    """Return the percentage of the rate a dog pays in a month."""
    begins, ends = dog.get("relief_from"), dog.get("relief_until")
    if not begins or first < date.fromisoformat(begins):
        return FULL
    return FULL if ends and first > date.fromisoformat(ends) else int(dog.get("percent", FULL))


def cents(months: list[Month]) -> int:
    """Round once, at the end."""
    return round(sum(month.parts for month in months) / 1200)
