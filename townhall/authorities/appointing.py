"""Give people roles, and take them away: one administrator asks, another one grants, nobody to themselves (Bestellung)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.transaction import atomic

from townhall.authorities.models import Authority, Position, RoleRequest
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NotAppointed(Exception):
    """A role cannot be given or taken; `message` says why."""

    message: T


class OnlyAdministrators(NotAppointed):
    message = T("Rollen vergibt die Administration.", en="Administrators give roles.")


class NotToYourself(NotAppointed):
    message = T(
        "Sich selbst gibt und nimmt niemand eine Rolle. Eine andere Person der Administration tut das.",
        en="Nobody gives a role to themselves or takes their own. Another administrator does that.",
    )


class SecondPerson(NotAppointed):
    """Who asked for a role does not grant it."""

    message = T(
        "Sie haben diese Rolle selbst beantragt. Eine zweite Person der Administration vergibt sie.",
        en="You asked for this role yourself. A second administrator grants it.",
    )


@atomic
def ask(account: "Account", *, authority: Authority, role: str, services: list[str], by: "Account", at: datetime) -> RoleRequest:
    """Ask for a role; it counts once another administrator has granted it."""
    refuse(account, by)
    facts = {"authority": authority, "role": role, "services": services}
    made = RoleRequest.objects.create(account=account, asked_by=by, asked_at=at, **facts)
    record("role.asked", account, by=by, at=at, authority=authority.slug, role=role, services=services)
    return made


@atomic
def grant(asked: RoleRequest, *, by: "Account", at: datetime) -> Position:
    """Grant a role that somebody else has asked for; whoever gets one works for the town hall."""
    asked = RoleRequest.objects.select_for_update(of=("self",)).select_related("account", "authority").get(pk=asked.pk)
    account = asked.account
    refuse(account, by)
    if asked.asked_by_id == by.pk:
        raise SecondPerson(f"{by.pk} asked for {asked.pk}")
    place: dict[str, Any] = {"account": account, "authority": asked.authority, "role": asked.role}
    position, _ = Position.objects.update_or_create(**place, defaults={"services": asked.services})
    if not account.is_staff:
        account.is_staff = True
        account.save(update_fields=["is_staff"])
    facts = {"authority": asked.authority.slug, "role": asked.role, "services": asked.services}
    record("role.granted", account, by=by, at=at, asked_by=asked.asked_by_id, **facts)
    asked.delete()
    return position


@atomic
def take_away(position: Position, *, by: "Account", at: datetime) -> None:
    """Take a role away; one person is enough, because nobody gains by it."""
    refuse(position.account, by)
    record("role.taken_away", position.account, by=by, at=at, authority=position.authority.slug, role=position.role)
    position.delete()


def refuse(account: "Account", by: "Account") -> None:
    if not by.is_superuser:
        raise OnlyAdministrators(f"{by.pk}")
    if account.pk == by.pk:
        raise NotToYourself(f"{by.pk}")
