"""What a provider reports becomes the state of an attempt and of its payment: only forward, and money counts once."""

from datetime import datetime
from typing import Any

from townhall.cases.moves import lock
from townhall.journal.recording import record
from townhall.payments.disputing import note
from townhall.payments.lapsing import revives
from townhall.payments.models import Attempt, Dispute, Payment, Refund
from townhall.payments.providers.port import Outcome, Report
from townhall.payments.refunding import note_refund

OVER = (Attempt.State.PAID, Attempt.State.DISPUTED)


def settle(attempt: Attempt, report: Report, *, at: datetime) -> bool:
    """Take over what the provider says, in the transaction of the caller; say whether it changed anything.

    A late success counts, also after expiry or failure, and after the case was closed because nobody paid. Money that
    nobody owes becomes a refund. Another amount than we asked for is left to a clerk.
    """
    case = lock(attempt.payment.case)
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("payment").get(pk=attempt.pk)
    attempt.payment.case = case
    if attempt.state in OVER or report.outcome == Outcome.PENDING:
        note_taken_back(attempt, report, at=at)
        return False
    if report.outcome == Outcome.PAID:
        (take_money if report.cents in (None, attempt.cents) else dispute)(attempt, report, at=at)
        return True
    if not attempt.is_live:
        return False
    end(attempt, Attempt.State(report.outcome.value), at=at)
    record("payment.failed", case, by=None, at=at, attempt=attempt.pk, outcome=report.outcome.value)
    return True


def expire(attempt: Attempt, *, at: datetime) -> bool:
    """Give up waiting for an attempt; should the money come after all, it counts."""
    case = lock(attempt.payment.case)
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("payment").get(pk=attempt.pk)
    if not attempt.is_live or attempt.expires_at is None or attempt.expires_at > at:
        return False
    end(attempt, Attempt.State.EXPIRED, at=at)
    record("payment.expired", case, by=None, at=at, attempt=attempt.pk)
    return True


def take_money(attempt: Attempt, report: Report, *, at: datetime) -> None:
    payment = attempt.payment
    attempt.method = report.method[:60]
    close(attempt, Attempt.State.PAID, at=at)
    if payment.is_owed or revives(payment):
        receive(payment, at=at, attempt=attempt.pk)
        return
    reason = Refund.Reason.DOUBLE
    if payment.state == Payment.State.CANCELLED:  # withdrawn while the person was paying
        payment.paid_at, reason = at, Refund.Reason.WITHDRAWN
        payment.save(update_fields=["paid_at"])
    note_refund(payment, attempt=attempt, reason=reason, at=at)


def receive(payment: Payment, *, at: datetime, **facts: Any) -> None:
    """Count a claim as paid; the case is locked (Zahlungseingang)."""
    payment.state, payment.paid_at, payment.ended_at = Payment.State.PAID, at, None
    payment.save(update_fields=["state", "paid_at", "ended_at"])
    record("payment.received", payment.case, by=None, at=at, payment=payment.pk, cents=payment.cents, **facts)


def dispute(attempt: Attempt, report: Report, *, at: datetime) -> None:
    close(attempt, Attempt.State.DISPUTED, at=at)
    reopen(attempt.payment)
    case, asked = attempt.payment.case, attempt.cents
    record("payment.disputed", case, by=None, at=at, attempt=attempt.pk, cents=report.cents, asked=asked)
    note_about(attempt, Dispute.Kind.AMOUNT, cents=report.cents, at=at)


def note_taken_back(attempt: Attempt, report: Report, *, at: datetime) -> None:
    """Note that money is gone which counts here: a direct debit was returned, a card payment disputed (Rücklastschrift)."""
    is_gone = attempt.state == Attempt.State.PAID and report.outcome not in (Outcome.PAID, Outcome.PENDING)
    if is_gone and not attempt.refunds.exists():
        note_about(attempt, Dispute.Kind.TAKEN_BACK, cents=attempt.cents, at=at)


def note_about(attempt: Attempt, kind: str, *, cents: int | None, at: datetime) -> None:
    note(kind, provider=attempt.provider, transaction=attempt.transaction, cents=cents, attempt=attempt, at=at)


def end(attempt: Attempt, state: Attempt.State, *, at: datetime) -> None:
    close(attempt, state, at=at)
    reopen(attempt.payment)


def close(attempt: Attempt, state: Attempt.State, *, at: datetime) -> None:
    attempt.state, attempt.settled_at = state, at
    attempt.save(update_fields=["state", "settled_at", "method"])


def reopen(payment: Payment) -> None:
    """Let the person begin again, unless another attempt is still running."""
    if payment.state == Payment.State.STARTED and not payment.attempts.filter(state__in=Attempt.LIVE).exists():
        payment.state = Payment.State.OPEN
        payment.save(update_fields=["state"])
