"""A claim begins and ends with its case (Forderung)."""

from datetime import datetime

from django.db.transaction import atomic
from django.utils.timezone import now

from townhall.cases.models import Case
from townhall.cases.moves import lock
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.payments.models import Attempt, Payment
from townhall.payments.refunding import note_refund


class NothingOwed(Exception):
    """This case was never billed."""


def open_payment(event: Event) -> None:
    """Open the claim a case was billed with."""
    request(Case(pk=int(event.subject_id)), at=event.happened_at)


def request(case: Case, *, at: datetime) -> Payment:
    """Return the claim of a billed case, opened once, whoever comes first: the worker or the person who wants to pay."""
    bill = case.bill or Case.objects.get(pk=case.pk).bill
    reference = bill.reference if bill else ""
    return Payment.objects.select_related("case").filter(case=case, reference=reference).first() or open_once(case, at=at)


@atomic
def open_once(case: Case, *, at: datetime) -> Payment:
    case = lock(case)
    bill = case.bill
    if bill is None:
        raise NothingOwed(str(case))
    end_others(case, bill.reference, at=at)
    facts = {"case": case, "cents": bill.cents, "charge": bill.charge.dump(), "due_on": bill.due_on, "requested_at": at}
    payment, made = Payment.objects.get_or_create(reference=bill.reference, defaults=facts)
    if made and is_withdrawn(case):
        end(payment, at=at)
    return payment


def is_withdrawn(case: Case) -> bool:
    return case.decided_at is None and not case.can_be_withdrawn


def end_payment(event: Event, *, at: datetime | None = None) -> None:
    """Close the claim of a case that was withdrawn; what is paid already becomes a refund for a clerk to confirm."""
    case, at = lock(Case(pk=int(event.subject_id))), at or now()
    for payment in case.payments.select_for_update():
        if payment.is_owed:
            end(payment, at=at)
        elif payment.state == Payment.State.PAID:
            paid_by = payment.attempts.filter(state=Attempt.State.PAID).order_by("settled_at").first()
            note_refund(payment, attempt=paid_by, reason="withdrawn", at=at)


def end_others(case: Case, reference: str, *, at: datetime) -> None:
    """End what a case owed before it was billed anew; the case is locked."""
    for payment in case.payments.select_for_update().exclude(reference=reference):
        if payment.is_owed:
            end(payment, at=at)


def end(payment: Payment, *, at: datetime) -> None:
    payment.state, payment.ended_at = Payment.State.CANCELLED, at
    payment.save(update_fields=["state", "ended_at"])
    record("payment.ended", payment.case, by=None, at=at, payment=payment.pk)
