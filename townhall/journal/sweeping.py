"""Ring again for every delivery that is due: what makes a lost doorbell harmless."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now

from townhall.journal import doorbell
from townhall.journal.models import Delivery

AGAIN = timedelta(seconds=30)  # a worker with a long queue has heard the bell already
AT_ONCE = 200  # per queue: more bells than workers can hear would only pile up, and the more the slower they are


def sweep() -> int:
    """Ring for what has waited longest and was not rung for lately; return for how many."""
    queues = Delivery.objects.due().order_by().values_list("queue", flat=True).distinct()
    return sum(ring_for(queue) for queue in list(queues))


def ring_for(queue: str) -> int:
    """Ring for as many deliveries of a queue as still may wait there at once."""
    due = Delivery.objects.due().filter(queue=queue)
    quiet = Q(rung_at=None) | Q(rung_at__lte=Now() - AGAIN)
    room = max(AT_ONCE - due.exclude(quiet).count(), 0)
    chosen = list(due.filter(quiet).values_list("pk", "queue")[:room])
    if not chosen or not doorbell.ring(chosen):
        return 0
    return Delivery.objects.filter(pk__in=[pk for pk, _ in chosen]).update(rung_at=Now())
