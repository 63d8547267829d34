"""Ask the provider how an attempt stands: after the start again and again, on return at once. A browser is never believed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.transaction import atomic
from django.utils.timezone import now

from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.lib.failpoints import failpoint
from townhall.payments.models import Attempt
from townhall.payments.providers.offered import provider
from townhall.payments.providers.port import Outcome, ProviderDown, Report
from townhall.payments.settling import expire, settle

SOONEST, LATEST = timedelta(seconds=5), timedelta(minutes=10)


def poll(event: Event) -> Iterator[None]:
    """Ask until the attempt has come to an end or has expired."""
    attempt = Attempt.objects.select_related("payment__case").get(pk=event.data["attempt"])
    if not attempt.is_live or provider(attempt.provider).by_transfer:
        return
    report, at = ask(attempt), now()
    is_over = attempt.expires_at is not None and attempt.expires_at <= at
    if not is_over and (report is None or report.outcome == Outcome.PENDING):
        raise Later(wait(at - attempt.begun_at))
    yield
    if report is None or not settle(attempt, report, at=at):
        expire(attempt, at=at)


def wait(age: timedelta) -> timedelta:
    """Return how long to wait before asking again: as long as it has taken so far, within limits."""
    return min(max(age, SOONEST), LATEST)


def ask(attempt: Attempt) -> Report | None:
    """Return what the provider says, or None if it does not answer or knows nothing yet."""
    if not attempt.transaction:
        return None
    try:
        report = provider(attempt.provider).status(attempt.transaction)
    except ProviderDown:
        return None
    failpoint("payment.after_status")
    return report if report.transaction == attempt.transaction else None


def look_again(attempt: Attempt, *, at: datetime) -> Attempt:
    """Ask once, for a person who has come back from the provider (Rückkehrseite)."""
    if attempt.state not in (Attempt.State.PAID, Attempt.State.DISPUTED) and (report := ask(attempt)) is not None:
        with atomic():
            settle(attempt, report, at=at)
    attempt.refresh_from_db()
    return attempt
