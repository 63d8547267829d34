"""Reserve a part of a resource, or wait in line for it (Reservierung, Warteliste)."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, Q
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.lib.text import T
from townhall.resources.counting import Exhausted, change, lock, shift
from townhall.resources.expiring import free_overdue
from townhall.resources.models import Claim, Resource

HAS = (Claim.State.HELD, Claim.State.TAKEN)
GONE = (Claim.State.RELEASED, Claim.State.EXPIRED)


class NotOpen(Exhausted):
    """It is not given out on this day."""

    message = T(
        "An diesem Tag wird daraus nichts vergeben. Sehen Sie nach, in welchem Zeitraum Anträge möglich sind.",
        en="Nothing is given out on this day. See in which period applications are possible.",
    )


class OthersFirst(Exhausted):
    """Somebody else waits in front."""

    message = T(
        "Andere warten schon länger oder haben Vorrang. Entscheiden Sie zuerst über die Vorgänge davor auf der Warteliste.",
        en="Others have waited longer or come first. Decide the cases before this one on the waiting list first.",
    )


@atomic
def hold(
    resource: Resource,
    *,
    amount: int,
    for_: Model,
    at: datetime,
    until: datetime | None = None,
    priority: int = Claim.ORDINARY,
    received_at: datetime | None = None,
    by: AbstractBaseUser | None = None,
) -> Claim:
    """Reserve cents or places for somebody until a moment; without one, until it is taken or released.

    Whoever holds or has a part already gets that same claim. Raises Exhausted, NotOpen or OthersFirst.
    """
    resource = lock(resource)
    free_overdue(resource, at=at)
    claim = claim_of(resource, for_, amount=amount, priority=priority, at=at, received_at=received_at)
    if claim.state in HAS:
        return claim
    refuse_closed(resource, at=at)
    if ahead_of(claim).exists():
        raise OthersFirst(f"{claim} is not next in line.")
    shift(resource, held=claim.amount)
    return change(claim, Claim.State.HELD, by=by, at=at, held_until=until, is_conflict=False)


@atomic
def wait(
    resource: Resource,
    *,
    amount: int,
    for_: Model,
    at: datetime,
    priority: int = Claim.ORDINARY,
    received_at: datetime | None = None,
    by: AbstractBaseUser | None = None,
) -> Claim:
    """Put somebody in line; who is in line, holds or has a part already keeps it."""
    resource = lock(resource)
    claim = claim_of(resource, for_, amount=amount, priority=priority, at=at, received_at=received_at)
    if claim.state in HAS or (claim.pk and claim.state == Claim.State.WAITING):
        return claim
    return change(claim, Claim.State.WAITING, by=by, at=at)


def claim_of(
    resource: Resource, subject: Model, *, amount: int, priority: int, at: datetime, received_at: datetime | None
) -> Claim:
    """Return the one claim of a subject, with the amount it now asks for, or a new one that waits.

    Whoever has given it back or let it expire stands in line from the moment they name now.
    """
    place = {"subject_label": subject._meta.model_name, "subject_id": str(subject.pk)}
    claim = Claim.objects.filter(resource=resource, **place).first()
    if claim is None:
        claim = Claim(resource=resource, state=Claim.State.WAITING, created_at=at, received_at=received_at or at, **place)
    claim.resource = resource
    if claim.state not in HAS:
        claim.amount, claim.priority = amount, priority
    if claim.state in GONE:
        claim.received_at = received_at or claim.received_at
    return claim


def refuse_closed(resource: Resource, *, at: datetime) -> None:
    day = localdate(at)
    if (resource.opens_on and day < resource.opens_on) or (resource.closes_on and day > resource.closes_on):
        raise NotOpen(f"{resource.slug} is closed on {day}.")


def ahead_of(claim: Claim):
    """Return who waits and is served before a claim: by priority, then by receipt, then by number."""
    earlier = Q(received_at__lt=claim.received_at)
    if claim.pk:
        earlier |= Q(received_at=claim.received_at, pk__lt=claim.pk)
    else:
        earlier |= Q(received_at=claim.received_at)
    line = Claim.objects.filter(resource_id=claim.resource_id).in_line().exclude(pk=claim.pk)
    return line.filter(Q(priority__lt=claim.priority) | Q(earlier, priority=claim.priority))
