"""What a provider tells us unasked: stored first, then it makes us ask. Nothing in it is believed (Meldungen)."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.db.transaction import atomic
from django.utils.timezone import now

from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.codec import digest
from townhall.payments.models import Attempt, Notice
from townhall.payments.polling import ask
from townhall.payments.settling import settle

LONGEST = 100


class NotOurs(LookupError):
    """It is no notice at all, or names a transaction nobody began here; nothing is stored."""


@atomic
def keep(provider: str, body: str, *, at: datetime) -> bool:
    """Store a notice once per event, and say whether it is new; the same body without an event id is the same event."""
    transaction, event_id = read(body)
    attempt = Attempt.objects.select_related("payment__case").filter(provider=provider, transaction=transaction).first()
    if attempt is None:
        raise NotOurs(provider)
    facts = {"attempt": attempt, "body": body, "received_at": at}
    notice, is_new = Notice.objects.get_or_create(provider=provider, event_id=event_id, defaults=facts)
    if is_new:
        record("payment.notified", attempt.payment.case, by=None, at=at, notice=notice.pk)
    return is_new


def read(body: str) -> tuple[str, str]:
    """Return the transaction and the event a notice is about."""
    try:
        said = json.loads(body)
        transaction, event_id = said["transactionId"], said.get("eventId") or digest(body)
    except (ValueError, TypeError, KeyError, AttributeError) as nonsense:
        raise NotOurs from nonsense
    if not all(isinstance(each, str) and 0 < len(each) <= LONGEST for each in (transaction, event_id)):
        raise NotOurs
    return transaction, event_id


def process(event: Event) -> Iterator[None]:
    """Ask the provider how the transaction of a notice stands; polling goes on if it does not answer."""
    notice = Notice.objects.select_related("attempt__payment__case").get(pk=event.data["notice"])
    if notice.processed_at is not None:
        return
    report, at = ask(notice.attempt), now()
    yield
    if report is not None:
        settle(notice.attempt, report, at=at)
    Notice.objects.filter(pk=notice.pk).update(processed_at=at)
