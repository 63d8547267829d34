"""The fee of a decision that replaces an earlier one: what is paid counts, and only the difference moves (Gebührenanpassung)."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.decisions.billing import DUE
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.numbers import cash_reference
from townhall.catalogue.results import Bill, Charge, ChargeLine, Result
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.dates import end_of_period
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

PAID = T("Schon gezahlt", en="Paid already")
GOES_BACK = T(
    "Sie haben {amount} zu viel gezahlt. Die Stadt zahlt sie zurück.", en="You paid {amount} too much. The city pays it back."
)
NEVER_COUNTED = ("double", "amount")  # money that went back without ever counting as paid


class PaidMeanwhile(MoveNotAllowed):
    """Money came or went since the decision was worked out."""

    message = T(
        "Seit dem Vorschlag ist eine Zahlung eingegangen oder zurückgegangen. Geben Sie ihn zurück, damit neu gerechnet wird.",
        en="Money came in or went back since the proposal. Return it so that it is worked out again.",
    )


def paid_so_far(case: Case) -> int:
    """Return how many cents have been paid for a case and not been given back, by the journal."""
    received, back = {}, 0
    for event in Event.objects.of(case).filter(kind__in=("payment.received", "payment.refund_due")):
        if event.kind == "payment.received":
            received[event.data["payment"]] = event.data["cents"]
        elif event.data["reason"] not in NEVER_COUNTED and event.data.get("payment", next(iter(received), None)) in received:
            back += event.data["cents"]
    return sum(received.values()) - back


def is_billed_after(case: Case) -> bool:
    """Say whether the decision sets the fee; what is paid before the work belongs to the application and stays."""
    bill = case.bill
    return bill is None or bill.due_on is not None


def with_what_is_paid(case: Case, result: Result) -> Result:
    """Add to the new fee what has been paid of the old one, and say what goes back."""
    paid = paid_so_far(case) if is_billed_after(case) else 0
    if not paid:
        return result
    fee = result.charge or Charge()
    counted = min(paid, fee.cents)
    if counted:
        words = T("{title}: {sum}", en="{title}: {sum}").fill(title=PAID, sum=written.euro(-counted))
        fee = Charge((*fee.lines, ChargeLine(PAID, -counted, Decimal(1), -counted, "", words)))
    notes = (GOES_BACK.fill(amount=written.euro(paid - counted)),) if paid > counted else ()
    return replace(result, charge=fee if fee.lines else None, notes=(*result.notes, *notes))


def bill_instead(case: Case, result: Result, *, by: "Account | None", at: datetime, register: Register) -> Bill | None:
    """Return what is still to be paid, and put on record which claim ends and what goes back; None if no new claim begins."""
    if not is_billed_after(case):
        return None
    old, fee, paid = case.bill, result.charge or Charge(), paid_so_far(case)
    counted = counted_in(fee)
    if counted != min(paid, fee.cents + counted):
        raise PaidMeanwhile(f"{paid} cents are paid, {counted} were counted.")
    if old is not None and fee.cents == old.cents and not paid:
        return None  # the claim that is open already
    on = localdate(at)
    new = Bill(cash_reference(on.year), fee, end_of_period(on, register.value(DUE, on=on))) if fee.cents > 0 else None
    if old is not None:
        record("fee.adjusted", case, by=by, at=at, keeps=new.reference if new else "", back=paid - counted)
    return new


def counted_in(fee: Charge) -> int:
    """Return what a fee counts as paid already."""
    return -sum(line.cents for line in fee.lines if line.title == PAID)
