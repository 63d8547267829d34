"""The order in which people who wait are served: by priority class, then by receipt (Warteliste)."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.transaction import atomic

from townhall.resources.counting import change, lock, shift
from townhall.resources.expiring import free_overdue
from townhall.resources.models import Claim, Resource


@atomic
def offer_next(
    resource: Resource, *, at: datetime, until: datetime | None = None, by: AbstractBaseUser | None = None
) -> list[Claim]:
    """Reserve what is free for those who wait, in order, and return their claims.

    Nobody is passed over: the first whose part does not fit ends the round.
    """
    resource = lock(resource)
    free_overdue(resource, at=at)
    left = Resource.objects.get(pk=resource.pk).left
    served = []
    for claim in resource.claims.in_line():
        if claim.amount > left:
            break
        left -= claim.amount
        claim.resource = resource
        shift(resource, held=claim.amount)
        served.append(change(claim, Claim.State.HELD, by=by, at=at, held_until=until, is_conflict=False))
    return served
