"""Hand out due deliveries so that each is held by one worker at a time, with one code path for both databases.

PostgreSQL: the row lock with SKIP LOCKED lets workers pass each other. SQLite: the transaction begins IMMEDIATE (see
settings), so claims stand in line. In both, the conditional UPDATE is what decides, and the attempt is the fence.
"""

import logging
import traceback
from datetime import timedelta
from inspect import isgeneratorfunction

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.db.models.functions import Now
from django.db.transaction import atomic

from townhall.journal.models import Delivery, Event
from townhall.journal.reactions import LIMITS, REACTIONS, Later, Reaction
from townhall.lib.failpoints import failpoint

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """Someone else took this delivery over while it was being carried out."""


class UnknownReaction(Exception):
    """A delivery names a reaction that flow.py no longer lists."""


class YieldedTwice(Exception):
    """A slow reaction has exactly one yield: before it the slow part, after it the transaction."""


def run(delivery_id: int) -> bool:
    """Carry out one delivery unless it is done, held or not due; say whether this call did it."""
    delivery = claim(delivery_id)
    if delivery is None:
        return False
    try:
        failpoint("delivery.before_effect")
        is_done = carry_out(delivery)
    except LeaseLost:
        log.warning("Delivery %s was taken over while attempt %s ran.", delivery.pk, delivery.attempt)
        return False
    except Later as later:
        put_off(delivery, later.wait)
        return False
    except Exception as error:  # whatever a reaction does wrong is kept in its row and tried again
        fail(delivery, error)
        return False
    failpoint("delivery.after_commit")
    return is_done


def run_due(limit: int = 100) -> int:
    """Carry out due deliveries in this process, also those that follow from them; return how many succeeded."""
    done = 0
    for _ in range(limit):
        delivery = Delivery.objects.due().first()
        if delivery is None:
            break
        done += run(delivery.pk)
    return done


@atomic
def repeat(delivery_id: int) -> bool:
    """Make an open delivery due at once, whatever its last attempt said; False if it is done by now."""
    return Delivery.objects.open().filter(pk=delivery_id).update(run_at=Now(), rung_at=None) == 1


@atomic
def claim(delivery_id: int) -> Delivery | None:
    """Take this delivery for the length of a lease, or return None."""
    skip_locked = connection.features.has_select_for_update_skip_locked
    due = Delivery.objects.due().order_by().filter(pk=delivery_id)
    delivery = due.select_related("event").select_for_update(skip_locked=skip_locked, of=("self",)).first()
    if delivery is None:
        return None
    if not due.filter(attempt=delivery.attempt).update(attempt=F("attempt") + 1, lease_until=Now() + lease_of(delivery)):
        return None
    delivery.attempt += 1
    return delivery


def lease_of(delivery: Delivery) -> timedelta:
    """Return for how long a worker holds a delivery: a little longer than it may take."""
    return timedelta(seconds=LIMITS[delivery.queue] + 5) if delivery.queue in LIMITS else Delivery.LEASE


def carry_out(delivery: Delivery) -> bool:
    """Run the reaction; what it writes and the mark that it is done, or to be run again, are committed together."""
    event = delivery.event
    reaction = REACTIONS.get(event.kind, {}).get(delivery.reaction)
    if reaction is None:
        raise UnknownReaction(delivery.reaction)
    if not isgeneratorfunction(reaction.run):
        with atomic():
            finish(delivery)
            wait = run_fast(reaction, event)
            if wait is not None:
                put_off(delivery, wait)
            failpoint("delivery.after_effect")
        return wait is None
    steps = reaction.run(event)
    next(steps, None)
    failpoint("delivery.after_slow_part")
    with atomic():
        finish(delivery)
        if next(steps, steps) is not steps:
            raise YieldedTwice(delivery.reaction)
        failpoint("delivery.after_effect")
    return True


def run_fast(reaction: Reaction, event: Event) -> timedelta | None:
    """Run a reaction without a slow part; return after how long it wants to run again. What it did by then counts."""
    try:
        reaction.run(event)
    except Later as later:
        return later.wait
    return None


def finish(delivery: Delivery) -> None:
    """Record success, unless the lease was lost to a later attempt; call it first in the transaction of the effect."""
    mine = Delivery.objects.filter(pk=delivery.pk, attempt=delivery.attempt, done_at=None)
    if not mine.update(done_at=Now(), lease_until=None, error=""):
        raise LeaseLost(f"Delivery {delivery.pk}, attempt {delivery.attempt}")


def put_off(delivery: Delivery, wait: timedelta) -> None:
    """Carry it out again after a while; whoever asks too early is told so, and nothing has gone wrong."""
    mine = Delivery.objects.filter(pk=delivery.pk, attempt=delivery.attempt)
    again = Now() + wait if wait else Now()  # SQLite compares times as text, and a sum has more digits than its own clock
    mine.update(done_at=None, run_at=again, lease_until=None, rung_at=None, error="")


def fail(delivery: Delivery, error: Exception) -> None:
    """Record failure and try again later: after 10 seconds, then twice as long each time, at most hourly."""
    wait = timedelta(seconds=min(10 * 2 ** (delivery.attempt - 1), 3600))
    reason = describe(error)
    mine = Delivery.objects.filter(pk=delivery.pk, attempt=delivery.attempt, done_at=None)
    mine.update(run_at=Now() + wait, lease_until=None, error=reason)
    log.error(
        "Delivery %s (%s), attempt %s: %s", delivery.pk, delivery.reaction, delivery.attempt, reason, exc_info=settings.DEBUG
    )


def describe(error: Exception) -> str:
    """Say what broke and where, but not the message: it may quote what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/townhall/" in frame.filename or "/services/" in frame.filename] or frames
    where = f" in {ours[-1].filename.rpartition('/')[2]}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{where}"
