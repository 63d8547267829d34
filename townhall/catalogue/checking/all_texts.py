"""Every text of a definition, and where it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from townhall.lib.text import T
from townhall.logic.expressions import Expression


def texts(part, place: str) -> Iterator[tuple[str, T]]:
    """Yield every text of a definition with the place where it stands."""
    if isinstance(part, T):
        yield place, part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item, place)
    elif is_dataclass(part) and not isinstance(part, Expression | type):
        name = getattr(part, "path", "") or getattr(part, "id", "")
        inside = f"{place.partition(' ')[0]} {name}" if name else place
        for field in fields(part):
            yield from texts(getattr(part, field.name), inside)
