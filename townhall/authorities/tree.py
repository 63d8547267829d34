"""The tree of authorities: city, offices, sections."""

from typing import TYPE_CHECKING

from townhall.authorities.models import CASEWORK, Authority

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NoSuchAuthority(LookupError):
    """No authority has this slug; authorities come from authorities.json."""


def authority(slug: str) -> Authority:
    try:
        return Authority.objects.get(slug=slug)
    except Authority.DoesNotExist:
        raise NoSuchAuthority(f"There is no authority {slug!r}.") from None


def works_at(account: "Account", authority: Authority, *, service: str) -> bool:
    """Say whether somebody works on cases of a service for an authority or one above it."""
    held = account.positions.filter(role__in=CASEWORK).select_related("authority")
    return any(position.reaches(authority, service) for position in held)
