"""Give a part back: reserved, granted or only waited for."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.transaction import atomic

from townhall.resources.counting import change, lock, shift
from townhall.resources.models import Claim


@atomic
def release(claim: Claim, *, at: datetime, by: AbstractBaseUser | None = None) -> Claim:
    """Give a claim back; safe to run twice. Who waits moves up with `offer_next`."""
    resource = lock(claim.resource)
    claim = Claim.objects.get(pk=claim.pk)
    claim.resource = resource
    if claim.state in (Claim.State.RELEASED, Claim.State.EXPIRED):
        return claim
    if claim.state == Claim.State.HELD:
        shift(resource, held=-claim.amount)
    elif claim.state == Claim.State.TAKEN:
        shift(resource, taken=-claim.amount)
    return change(claim, Claim.State.RELEASED, by=by, at=at, held_until=None)
