"""Figures about few people are not shown, nor any from which they could be worked out (statistische Geheimhaltung)."""

from collections.abc import Sequence

FEW = 5  # fewer people than this could be recognised


def is_small(number: int) -> bool:
    return 0 < number < FEW


def shown(number: int) -> int | None:
    """Return a number, or None if it is about few people."""
    return None if is_small(number) else number


def shown_parts(parts: Sequence[int]) -> list[int | None]:
    """Return the parts of a whole that is shown; beside a single hidden one the next smallest is hidden, too, so that
    nobody subtracts."""
    hidden = {place for place, number in enumerate(parts) if is_small(number)}
    others = [place for place, number in enumerate(parts) if number and place not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda place: parts[place]))
    return [None if place in hidden else number for place, number in enumerate(parts)]


def share(part: int, whole: int) -> int | None:
    """Return whole per cent; None if it is about few people, on either side, or about none."""
    if whole < FEW or is_small(part) or is_small(whole - part):
        return None
    return round(100 * part / whole)
