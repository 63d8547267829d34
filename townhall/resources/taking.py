"""Make a reservation final."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.transaction import atomic

from townhall.resources.counting import NotHeld, change, lock, shift
from townhall.resources.models import Claim


@atomic
def take(claim: Claim, *, at: datetime, amount: int | None = None, by: AbstractBaseUser | None = None) -> Claim:
    """Grant what is reserved, or another `amount` instead of it; what is granted already takes on the new amount.

    Raises NotHeld for what is not reserved or is overdue, Exhausted if the other amount does not fit.
    """
    resource = lock(claim.resource)
    claim = Claim.objects.get(pk=claim.pk)
    claim.resource = resource
    if claim.state == Claim.State.TAKEN:
        return again(claim, amount=claim.amount if amount is None else amount, by=by, at=at)
    if claim.state != Claim.State.HELD or (claim.held_until and claim.held_until <= at):
        raise NotHeld(f"{claim} is {claim.state}.")
    amount = claim.amount if amount is None else amount
    shift(resource, held=-claim.amount, taken=amount)
    return change(claim, Claim.State.TAKEN, by=by, at=at, amount=amount, held_until=None)


def again(claim: Claim, *, amount: int, by: AbstractBaseUser | None, at: datetime) -> Claim:
    """Bring what is granted to another amount; the same one changes nothing."""
    if amount == claim.amount:
        return claim
    shift(claim.resource, taken=amount - claim.amount)
    return change(claim, Claim.State.TAKEN, by=by, at=at, amount=amount)
