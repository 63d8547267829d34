"""Who looks after texts: the one place that says so."""

from collections.abc import Iterable

from townhall.authorities.models import Authority, Position, Role
from townhall.editorial.contents import Text

EDITORS = (Role.EDITOR,)


def may_edit(positions: Iterable[Position], text: Text, offices: dict[str, str]) -> bool:
    """Say whether somebody looks after a text: in its office or one above; `offices` gives paths by slug."""
    path = offices.get(text.office, "") if text.office else shortest(offices)
    return any(each.role in EDITORS and path.startswith(each.authority.path) for each in positions) and path != ""


def shortest(offices: dict[str, str]) -> str:
    """Return the path of the whole town hall."""
    return min(offices.values(), key=len, default="")


def paths() -> dict[str, str]:
    return dict(Authority.objects.values_list("slug", "path"))
