"""Delete packages and answers that nobody needs any more from the folders of other programs (Aufräumen der Übergabeordner).

What belongs to no handover is of a case that was deleted: it goes at once. What the other program has acknowledged goes
after a while; what it has refused or not answered stays until somebody has looked at it.
"""

from datetime import datetime, timedelta

from townhall.handover.adapters.folder import Folder
from townhall.handover.adapters.known import adapter_of
from townhall.handover.adapters.port import NotReachable
from townhall.handover.models import Destination, Handover
from townhall.journal.models import Event

KEPT = timedelta(days=14)  # after the acknowledgement
AT_ONCE = 500


def clear_away(event: Event) -> None:
    """Leave nothing of a deleted case in a folder."""
    for destination in Destination.objects.order_by("pk"):
        clear(destination, at=event.happened_at)


def clear(destination: Destination, *, at: datetime) -> int:
    """Delete what is over from the folder of a program; return how many files. Another way keeps nothing with us."""
    adapter = adapter_of(destination)
    if not isinstance(adapter, Folder):
        return 0
    lying = list(adapter.lying())
    over = 0
    for start in range(0, len(lying), AT_ONCE):
        some = lying[start : start + AT_ONCE]
        known = Handover.objects.filter(destination=destination, key__in={key for key, _ in some})
        kept = set(known.exclude(state=Handover.State.ACKNOWLEDGED, answered_at__lte=at - KEPT).values_list("key", flat=True))
        for key, path in some:
            if key not in kept:
                path.unlink(missing_ok=True)
                over += 1
    return over + forget_unreadable(adapter, before=at - KEPT)


def forget_unreadable(adapter: Folder, *, before: datetime) -> int:
    """Delete answers that nobody could read; supervisors have their names."""
    old = [path for path in adapter.unreadable() if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def clear_all(*, at: datetime) -> int:
    """Clear every folder that can be reached."""
    return sum(clear_if_there(destination, at=at) for destination in Destination.objects.order_by("pk"))


def clear_if_there(destination: Destination, *, at: datetime) -> int:
    try:
        return clear(destination, at=at)
    except NotReachable:
        return 0  # collect() says so in the log
