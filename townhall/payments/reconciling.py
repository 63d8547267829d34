"""Compare a day of a provider with ours, whatever got lost in between, and correct it with an event of its own (Abgleich)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.transaction import atomic

from townhall.journal.recording import record
from townhall.payments.disputing import note
from townhall.payments.models import Attempt, Dispute
from townhall.payments.providers.offered import KNOWN
from townhall.payments.providers.port import Outcome, Provider, ProviderDown, Report
from townhall.payments.settling import settle


@dataclass(frozen=True)
class Finding:
    """One transaction on which the provider and we differed."""

    transaction: str
    was: str  # our state, '' if we never began it
    outcome: str
    corrected: bool


def reconcile(day: date, *, at: datetime) -> Iterator[Finding]:
    """Go through the transactions of a day; what we cannot correct is a finding for people to look at."""
    for provider in KNOWN.values():
        ours = {
            attempt.transaction: attempt
            for attempt in Attempt.objects.filter(provider=provider.name, begun_at__date=day).exclude(transaction="")
        }
        if ours and not provider.by_transfer:
            yield from compare(provider, day, ours, at=at)


def compare(provider: Provider, day: date, ours: dict[str, Attempt], *, at: datetime) -> Iterator[Finding]:
    try:
        reports = provider.list_of_day(day, list(ours))
    except ProviderDown:
        yield Finding(provider.name, "", "down", False)
        return
    for report in reports:
        attempt = ours.get(report.transaction)
        if attempt is None:
            if report.outcome == Outcome.PAID:
                unknown, transaction = Dispute.Kind.UNKNOWN, report.transaction
                note(unknown, provider=provider.name, transaction=transaction, cents=report.cents, at=at)
                yield Finding(report.transaction, "", report.outcome.value, False)
        elif correct(attempt, report, at=at):
            yield Finding(report.transaction, attempt.state, report.outcome.value, True)
        elif attempt.state == Attempt.State.PAID and report.outcome != Outcome.PAID:
            yield Finding(report.transaction, attempt.state, report.outcome.value, False)


@atomic
def correct(attempt: Attempt, report: Report, *, at: datetime) -> bool:
    if not settle(attempt, report, at=at):
        return False
    case, was, became = attempt.payment.case, attempt.state, report.outcome.value
    record("payment.corrected", case, by=None, at=at, cents=attempt.cents, attempt=attempt.pk, was=was, outcome=became)
    return True
