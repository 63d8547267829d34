"""Free what was reserved and not confirmed in time."""

from datetime import datetime

from django.db.transaction import atomic

from townhall.resources.counting import change, lock, shift
from townhall.resources.models import Claim, Resource


def expire(*, at: datetime) -> int:
    """Free every reservation whose time is over and return how many; safe to run twice."""
    late = Resource.objects.filter(claims__state=Claim.State.HELD, claims__held_until__lte=at)
    return sum(expire_of(resource, at=at) for resource in late.distinct().order_by("slug"))


@atomic
def expire_of(resource: Resource, *, at: datetime) -> int:
    return free_overdue(lock(resource), at=at)


def free_overdue(resource: Resource, *, at: datetime) -> int:
    """Free the overdue reservations of a locked resource."""
    overdue = list(resource.claims.filter(state=Claim.State.HELD, held_until__lte=at).order_by("pk"))
    for claim in overdue:
        shift(resource, held=-claim.amount)
        change(claim, Claim.State.EXPIRED, by=None, at=at)
    return len(overdue)
