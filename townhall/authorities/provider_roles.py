"""Roles that come from the groups of the city's sign-in service: taken over anew each time somebody signs in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.authorities.models import Authority, Position, Role
from townhall.journal.recording import record

if TYPE_CHECKING:
    from townhall.accounts.models import Account

ADMINISTRATOR = "administrator"


class NotReadable(ValueError):
    """OIDC_ROLES names something nobody knows; the message says what."""


@dataclass(frozen=True)
class Grant:
    """What a group gives: a role in an authority, for all services or some; or the administration."""

    role: str
    authority: str = ""
    services: tuple[str, ...] = ()


def read(entries: Iterable[str]) -> dict[str, list[Grant]]:
    """Read `group=role@authority`, `group=role@authority:service+service` or `group=administrator`, by group."""
    found: dict[str, list[Grant]] = {}
    for entry in entries:
        group, _, given = entry.strip().rpartition("=")
        role, _, place = given.partition("@")
        authority, _, services = place.partition(":")
        known = (role in Role.values and bool(authority)) or given == ADMINISTRATOR
        if not group or not known:
            raise NotReadable(f"{entry!r} is not like group=role@authority; roles: {', '.join(Role.values)}, {ADMINISTRATOR}.")
        found.setdefault(group, []).append(Grant(role, authority, tuple(services.split("+")) if services else ()))
    return found


def granted(groups: Iterable[str], mapping: dict[str, list[Grant]]) -> list[Grant]:
    """Return what somebody's groups give; a group that nobody mapped gives nothing."""
    return list(dict.fromkeys(grant for group in groups for grant in mapping.get(group, [])))


@atomic
def take_over(account: "Account", grants: list[Grant], *, at: datetime) -> None:
    """Give exactly these roles and no others: whoever has left a group has lost its role with this sign-in."""
    offices = {office.slug: office for office in Authority.objects.filter(slug__in={grant.authority for grant in grants})}
    wanted = {(offices[g.authority].pk, g.role): list(g.services) for g in grants if g.authority in offices}
    held = {(each.authority_id, each.role): each for each in Position.objects.select_for_update().filter(account=account)}
    before = (account.is_staff, account.is_superuser, {place: each.services for place, each in held.items()})
    for place, position in held.items():
        if place not in wanted:
            position.delete()
    for (authority, role), services in wanted.items():
        Position.objects.update_or_create(account=account, authority_id=authority, role=role, defaults={"services": services})
    account.is_superuser = any(grant.role == ADMINISTRATOR for grant in grants)
    account.is_staff = account.is_superuser or bool(wanted)
    account.save(update_fields=["is_staff", "is_superuser"])
    if before != (account.is_staff, account.is_superuser, wanted):
        roles = sorted(f"{grant.role}@{grant.authority}" for grant in grants)
        record("role.from_provider", account, by=None, at=at, roles=roles)
