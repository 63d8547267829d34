"""Tell the workers that there is something to do. A lost ring loses nothing: the relay finds every due delivery."""

import logging
from collections.abc import Iterable

from django.conf import settings
from kombu import Connection, pools
from kombu.exceptions import KombuError

from townhall.journal.reactions import LIMITS
from townhall.journal.tasks import deliver
from townhall.lib.failpoints import failpoint

log = logging.getLogger(__name__)

PATIENCE = 0.2  # seconds; nobody waits for a broker


def ring(deliveries: Iterable[tuple[int, str]]) -> bool:
    """Ring once per delivery (id and queue) and say whether it rang; a broken bell must not break what was just committed."""
    failpoint("doorbell.before_ring")
    try:
        with pools.producers[connection()].acquire(block=False) as producer:
            for pk, queue in deliveries:
                deliver.apply_async(kwargs={"delivery_id": pk}, queue=queue, producer=producer, retry=False, **limits(queue))
    except (OSError, KombuError) as broken:
        log.warning("The doorbell did not ring (%s); the relay will.", type(broken).__name__)
        return False
    return True


def limits(queue: str) -> dict[str, int]:
    """Return after how many seconds a worker is to be stopped, if not after the usual ones."""
    return {"time_limit": LIMITS[queue], "soft_time_limit": LIMITS[queue] - 2} if queue in LIMITS else {}


def connection() -> Connection:
    """Return the address of the broker with our patience: one try, and short waits."""
    once = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}
    impatient = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE} if settings.REDIS_URL else {}
    return deliver.app.connection_for_write(connect_timeout=PATIENCE, transport_options=once | impatient)
