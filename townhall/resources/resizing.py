"""Change how much there is, without taking away what was granted."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.transaction import atomic

from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.resources.counting import change, lock, shift
from townhall.resources.models import Claim, Resource


class LessThanTaken(Exception):
    """More than this was granted already."""

    message = T(
        "Davon ist schon mehr bewilligt. Geben Sie mindestens so viel an, wie bewilligt ist.",
        en="More than this has been granted already. Enter at least what has been granted.",
    )


@atomic
def resize(resource: Resource, *, capacity: int, at: datetime, by: AbstractBaseUser | None = None) -> list[Claim]:
    """Set the capacity; reservations that no longer fit go back into the line, marked as conflicts, and are returned.

    The last received lose their place first; none is deleted.
    """
    resource = lock(resource)
    if capacity < resource.taken:
        raise LessThanTaken(f"{resource.slug}: {resource.taken} are taken.")
    over = resource.taken + resource.held - capacity
    conflicts = []
    for claim in resource.claims.filter(state=Claim.State.HELD).order_by("-priority", "-received_at", "-pk"):
        if over <= 0:
            break
        over -= claim.amount
        shift(resource, held=-claim.amount)
        claim.resource = resource
        conflicts.append(change(claim, Claim.State.WAITING, by=by, at=at, held_until=None, is_conflict=True))
    Resource.objects.filter(pk=resource.pk).update(capacity=capacity)
    record("resource.resized", resource, by=by, at=at, before=resource.capacity, capacity=capacity)
    return conflicts
