"""Make a reservation final."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.transaction import atomic

from townhall.resources.counting import NotHeld, change, lock, shift
from townhall.resources.models import Claim


@atomic
def take(claim: Claim, *, at: datetime, amount: int | None = None, by: AbstractBaseUser | None = None) -> Claim:
    """Grant what is reserved, or another `amount` instead of it; what is granted already stays as it is.

    Raises NotHeld for what is not reserved or is overdue, Exhausted if the other amount does not fit.
    """
    resource = lock(claim.resource)
    claim = Claim.objects.get(pk=claim.pk)
    claim.resource = resource
    if claim.state == Claim.State.TAKEN:
        return claim
    if claim.state != Claim.State.HELD or (claim.held_until and claim.held_until <= at):
        raise NotHeld(f"{claim} is {claim.state}.")
    amount = claim.amount if amount is None else amount
    shift(resource, held=-claim.amount, taken=amount)
    return change(claim, Claim.State.TAKEN, by=by, at=at, amount=amount, held_until=None)
