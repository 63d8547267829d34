"""How far positions reach: which authorities, there which services, and in whose place (Zuständigkeit)."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from townhall.authorities.models import CASEWORK, Authority, Position, Role, Substitution

if TYPE_CHECKING:
    from townhall.accounts.models import Account


def positions_of(account: "Account", *, on: date) -> list[Position]:
    """Return where somebody works on cases on a day: their own positions, and those of colleagues they stand in for.

    A position of a colleague gives a clerk's rights only, and only to what is in that colleague's hands.
    """
    absent = Substitution.objects.running(on=on).filter(substitute=account).values("absent")
    held = Position.objects.filter(Q(account=account) | Q(account__in=absent), role__in=CASEWORK)
    found = list(held.select_related("authority", "account").order_by("pk"))
    for position in found:
        if position.account_id != account.pk:
            position.role = Role.CLERK
    return found


def own(positions: Iterable[Position], account: "Account") -> list[Position]:
    return [position for position in positions if position.account_id == account.pk]


def stands_in(account: "Account", *, for_: int | None, on: date) -> bool:
    """Say whether somebody is named as substitute of a colleague (key of the account) on a day."""
    return Substitution.objects.running(on=on).filter(substitute=account, absent=for_).exists()


class Reach:
    """Where positions lead, with the authorities below each; one query for all of them."""

    def __init__(self, account: "Account", positions: Iterable[Position]):
        self.account, self.positions = account, list(positions)

    @cached_property
    def authorities(self) -> list[tuple[int, str, str]]:
        """Return key, slug and path of every authority at or below a position."""
        paths = {position.authority.path for position in self.positions}
        return list(Authority.objects.below(paths).values_list("pk", "slug", "path")) if paths else []

    def below(self, position: Position) -> list[int]:
        return [pk for pk, _slug, path in self.authorities if path.startswith(position.authority.path)]

    @property
    def scope(self) -> Q:
        """Return the condition that a case lies within reach, for a query of cases."""
        mine = own(self.positions, self.account)
        everything = {pk for each in mine if not each.services for pk in self.below(each)}
        scope = Q(authority__in=sorted(everything))  # as numbers, so that an index gives the order
        for position in self.positions:
            is_own = position.account_id == self.account.pk
            if is_own and not position.services:
                continue
            here = Q(authority__in=self.below(position))
            here &= Q(service_slug__in=position.services) if position.services else Q()
            scope |= here if is_own else here & Q(clerk=position.account_id)
        return scope
