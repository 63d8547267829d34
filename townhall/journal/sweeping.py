"""Ring again for every delivery that is due: what makes a lost doorbell harmless."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now

from townhall.journal import doorbell
from townhall.journal.models import Delivery

AGAIN = timedelta(seconds=30)  # a worker with a long queue has heard the bell already
AT_ONCE = 500


class AlreadyDone(Exception):
    """A delivery that was carried out is not repeated."""


def sweep() -> int:
    """Ring for what is due and was not rung for lately; return for how many."""
    quiet = Q(rung_at=None) | Q(rung_at__lte=Now() - AGAIN)
    due = list(Delivery.objects.due().filter(quiet).values_list("pk", "queue")[:AT_ONCE])
    if not due or not doorbell.ring(due):
        return 0
    return Delivery.objects.filter(pk__in=[pk for pk, _ in due]).update(rung_at=Now())


def repeat(delivery: Delivery) -> None:
    """Try a delivery again now instead of after its waiting time."""
    free = Q(lease_until=None) | Q(lease_until__lte=Now())
    waiting = Delivery.objects.open().filter(free, pk=delivery.pk)
    if not waiting.update(run_at=Now(), rung_at=None):
        raise AlreadyDone(str(delivery.pk))
