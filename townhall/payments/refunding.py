"""Money that goes back: noted by what happened, confirmed by a second person, carried out once (Erstattung)."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import now

from townhall.cases.moves import lock, refuse_own
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.payments.models import Attempt, Payment, Refund
from townhall.payments.providers.offered import provider

if TYPE_CHECKING:
    from townhall.accounts.models import Account


LEAVE_IT_PAID = (*Refund.NEVER_COUNTED, Refund.Reason.LESS)


class NothingToRefund(Exception):
    """Nothing is paid, or it is on its way back already."""

    message = T("Hier ist nichts mehr zu erstatten.", en="There is nothing left to refund here.")


class SecondPersonNeeded(NothingToRefund):
    """Who ordered a refund or keeps a part of it does not confirm it, too."""

    message = T(
        "Sie haben diese Erstattung angeordnet oder ihren Betrag festgelegt. Eine andere Person der Aufsicht gibt sie frei.",
        en="You ordered this refund or set its amount. Another supervisor confirms it.",
    )


def note_refund(
    payment: Payment,
    *,
    attempt: Attempt | None,
    reason: str,
    at: datetime,
    part: int | None = None,
    by: "Account | None" = None,
) -> Refund:
    """Note that money is to go back; the case is locked.

    `part` is how many cents, if not all. Money that came twice and a part leave the claim itself paid.
    """
    cents = part or (attempt.cents if attempt else payment.cents)
    refund = Refund.objects.create(payment=payment, attempt=attempt, cents=cents, reason=reason, requested_at=at, ordered_by=by)
    if reason not in LEAVE_IT_PAID:
        payment.state = Payment.State.REFUND_DUE
        payment.save(update_fields=["state"])
    case = payment.case
    record("payment.refund_due", case, by=None, at=at, refund=refund.pk, cents=cents, reason=reason, payment=payment.pk)
    return refund


@atomic
def order_refund(payment: Payment, *, by: "Account", at: datetime) -> Refund:
    """Note that the authority gives the money back, for example with a refusal; somebody else confirms it."""
    case = lock(payment.case)
    refuse_own(case, by)
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    if payment.state != Payment.State.PAID:
        raise NothingToRefund(str(payment))
    paid_by = payment.attempts.filter(state=Attempt.State.PAID).order_by("settled_at").first()
    return note_refund(payment, attempt=paid_by, reason=Refund.Reason.CLERK, at=at, by=by)


@atomic
def confirm(refund: Refund, *, by: "Account", at: datetime) -> Refund:
    """Let the money go back; flow.py says who sends it."""
    case = lock(refund.payment.case)
    refuse_own(case, by)
    refund = Refund.objects.select_for_update().select_related("payment").get(pk=refund.pk)
    if refund.state != Refund.State.DUE:
        raise NothingToRefund(str(refund.pk))
    if by.pk in (refund.ordered_by_id, refund.reduced_by_id):
        raise SecondPersonNeeded(f"{by.pk} had a hand in {refund.pk}")
    refund.state, refund.confirmed_by, refund.confirmed_at = Refund.State.CONFIRMED, by, at
    refund.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    record("payment.refund_confirmed", case, by=by, at=at, refund=refund.pk, cents=refund.cents)
    return refund


def send_back(event: Event) -> Iterator[None]:
    """Have the provider send the money back; where it cannot, the cash office has done so when the clerk confirmed."""
    refund = Refund.objects.select_related("attempt").get(pk=event.data["refund"])
    if refund.state == Refund.State.DONE:
        return
    if refund.attempt is not None:
        provider(refund.attempt.provider).refund(refund.attempt.transaction, refund.cents, refund.request_id)
    yield
    finish(refund, at=now())


def finish(refund: Refund, *, at: datetime) -> None:
    payment = Payment.objects.select_related("case").get(pk=refund.payment_id)
    case = lock(payment.case)
    if not Refund.objects.filter(pk=refund.pk).exclude(state=Refund.State.DONE).update(state=Refund.State.DONE, done_at=at):
        return
    if refund.reason not in LEAVE_IT_PAID:
        Payment.objects.filter(pk=payment.pk).update(state=Payment.State.REFUNDED)
    record("payment.refunded", case, by=None, at=at, refund=refund.pk, cents=refund.cents)
