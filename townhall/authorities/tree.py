"""The tree of authorities: city, offices, sections."""

from typing import TYPE_CHECKING

from townhall.authorities.models import Authority

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NoSuchAuthority(LookupError):
    """No authority has this slug; authorities come from authorities.json."""


def authority(slug: str) -> Authority:
    try:
        return Authority.objects.get(slug=slug)
    except Authority.DoesNotExist:
        raise NoSuchAuthority(f"There is no authority {slug!r}.") from None


def works_at(account: "Account", authority: Authority) -> bool:
    """Say whether somebody works for an authority or one above it."""
    paths = account.positions.values_list("authority__path", flat=True)
    return any(authority.path.startswith(path) for path in paths)
