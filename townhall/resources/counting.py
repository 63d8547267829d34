"""The only way to change what of a resource is held and taken.

Every verb of this room locks the resource first, then its claims, then the stream of the journal. Whoever needs several
resources takes them in the order of their short names; a decision locks its case and household before them.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import F

from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.resources.models import Claim, Resource


class Exhausted(Exception):
    """There is not enough left, often because somebody else was quicker."""

    message = T(
        "Davon ist nicht mehr genug frei. Lassen Sie sich auf die Warteliste setzen oder fragen Sie nach dem nächsten Zeitraum.",
        en="Not enough of this is left. Ask to be put on the waiting list, or for the next period.",
    )


class NotHeld(Exception):
    """The claim is not reserved, or its time is over."""

    message = T("Die Reservierung gilt nicht mehr. Reservieren Sie noch einmal.", en="The reservation is over. Reserve again.")


def lock(resource: Resource) -> Resource:
    """Read a resource again and keep others from changing it until the transaction ends."""
    return Resource.objects.select_for_update().get(pk=resource.pk)


def shift(resource: Resource, *, held: int = 0, taken: int = 0) -> None:
    """Add to what is held and taken in one conditional update; refuse with Exhausted what does not fit."""
    fits = Resource.objects.filter(pk=resource.pk, capacity__gte=F("taken") + F("held") + held + taken)
    if not fits.update(held=F("held") + held, taken=F("taken") + taken):
        raise Exhausted(f"{resource.slug} has no {held + taken} left.")


def change(claim: Claim, state: Claim.State, *, by: AbstractBaseUser | None, at: datetime, **values: Any) -> Claim:
    """Bring a claim of a locked resource into another state and write it down."""
    for name, value in {"state": state, **values}.items():
        setattr(claim, name, value)
    claim.save()
    facts: dict[str, Any] = {"for_": f"{claim.subject_label}:{claim.subject_id}", "claim": claim.pk, "amount": claim.amount}
    record(f"resource.{state.value}", claim.resource, by=by, at=at, **facts)
    return claim
