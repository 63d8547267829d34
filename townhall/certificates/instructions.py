"""How to object, part by part: in the words of the law, and in plain words (Rechtsbehelfsbelehrung)."""

from dataclasses import dataclass

from townhall.cases.decisions.remedies import remedy_text
from townhall.catalogue.outcomes import Nature
from townhall.catalogue.results import Result
from townhall.certificates import in_short
from townhall.certificates.filling import Filler, paragraphs
from townhall.certificates.in_short import Way
from townhall.lib.text import T


@dataclass(frozen=True)
class Remedy:
    """One remedy, and for which operative parts it is open."""

    numbers: str  # "1, 2", empty if it is for all
    paragraphs: list[str]


def remedies(known: Filler) -> list[Remedy]:
    """Group the operative parts by their remedy: the permission and its fee may differ."""
    return [Remedy(numbers, paragraphs(instruction(known, key, first))) for key, numbers, first in remedy_keys(known.result)]


def remedy_keys(result: Result) -> list[tuple[str, str, int]]:
    """Return each remedy with the numbers of its parts ('' for all) and the first of them."""
    numbers: dict[str, list[int]] = {}
    for number, part in enumerate(result.parts, start=1):
        if part.remedy:
            numbers.setdefault(part.remedy, []).append(number)
    every = len(result.parts)
    return [(key, "" if len(which) == every else ", ".join(map(str, which)), which[0]) for key, which in numbers.items()]


def ways(known: Filler) -> list[Way]:
    """Return the ways to object in plain words; only an administrative act has any."""
    if known.outcome.nature != Nature.ADMINISTRATIVE_ACT:
        return []
    found = []
    for key, numbers, _first in remedy_keys(known.result):
        value = known.law.value(key, on=known.decided_on)
        words = T.load(value["short"]) if "short" in value else in_short.CAN_OBJECT
        found.append(Way(numbers, words, value.get("period", "")))
    return found


def instruction(known: Filler, key: str, number: int) -> str:
    """Return the words on the remedy: those frozen with the decision, in a preview those of the legal register."""
    frozen = known.frozen.get(number)
    if frozen:
        return T.load(frozen).in_(known.language)
    where, on = known.case.authority, known.decided_on
    return remedy_text(key, where, on=on, law=known.law).in_(known.language)
