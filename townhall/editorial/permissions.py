"""Who looks after texts: the one place that says so."""

from collections.abc import Iterable

from townhall.authorities.models import Authority, Position, Role
from townhall.catalogue.definition import Definition
from townhall.editorial.contents import Text
from townhall.editorial.models import Kind

EDITORS = (Role.EDITOR,)


def may_edit(positions: Iterable[Position], text: Text, offices: dict[str, str]) -> bool:
    """Say whether somebody looks after a text: in its office or one above; `offices` gives paths by slug."""
    path = offices.get(text.office, "") if text.office else shortest(offices)
    return path != "" and any(looks_after(each, text) and path.startswith(each.authority.path) for each in positions)


def looks_after(position: Position, text: Text) -> bool:
    """Say whether a position is an editor's, and not only for other services."""
    for_all = not position.services
    return position.role in EDITORS and (for_all or (text.kind == Kind.LETTER and text.slug in position.services))


def shortest(offices: dict[str, str]) -> str:
    """Return the path of the whole town hall."""
    return min(offices.values(), key=len, default="")


def paths() -> dict[str, str]:
    return dict(Authority.objects.values_list("slug", "path"))


def reaches(position: Position, definition: Definition, offices: dict[str, str]) -> bool:
    """Say whether somebody has their role for the office of a service, or for one above it."""
    path = offices.get(definition.authority, "")
    return path.startswith(position.authority.path) and (not position.services or definition.slug in position.services)


def may_release(positions: Iterable[Position], definition: Definition, offices: dict[str, str]) -> bool:
    """Say whether somebody proposes and publishes versions of a service; whoever only reads them does not."""
    return any(each.role in EDITORS and reaches(each, definition, offices) for each in positions)
