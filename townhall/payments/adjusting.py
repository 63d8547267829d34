"""The fee of a case has changed: claims that hold no more end, and what was paid too much goes back (Gebührenanpassung)."""

from datetime import datetime

from django.utils.timezone import now

from townhall.cases.models import Case
from townhall.cases.moves import lock
from townhall.journal.models import Event
from townhall.payments.models import Attempt, Payment, Refund
from townhall.payments.refunding import note_refund
from townhall.payments.requesting import end_others


def adjust(event: Event, *, at: datetime | None = None) -> None:
    """Do what a changed fee asks for; a clerk confirms each refund before money moves. Safe to run twice."""
    case, at = lock(Case(pk=int(event.subject_id))), at or now()
    end_others(case, event.data["keeps"], at=at)
    since = Refund.objects.filter(payment__case=case, requested_at__gte=event.happened_at).exclude(
        reason__in=Refund.NEVER_COUNTED
    )
    left = event.data["back"] - sum(refund.cents for refund in since)
    paid = case.payments.select_for_update().filter(state=Payment.State.PAID).order_by("-paid_at", "-pk")
    for payment in paid:
        part = min(left, payment.cents)
        if part > 0 and not payment.refunds.exclude(reason__in=Refund.NEVER_COUNTED).exists():
            give_back(payment, part, at=at)
            left -= part


def give_back(payment: Payment, cents: int, *, at: datetime) -> None:
    paid_by = payment.attempts.filter(state=Attempt.State.PAID).order_by("settled_at").first()
    reason = Refund.Reason.CLERK if cents == payment.cents else Refund.Reason.LESS
    note_refund(payment, attempt=paid_by, reason=reason, at=at, part=cents)
