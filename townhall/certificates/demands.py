"""How and until when a fee is to be paid, on the notice that sets it (Zahlungsaufforderung)."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from townhall.cases.decisions.billing import DUE as PAYMENT_DUE
from townhall.certificates.filling import Filler
from townhall.lib import girocode, written
from townhall.lib.dates import end_of_period
from townhall.lib.girocode import Transfer


@dataclass(frozen=True)
class Demand:
    """How and until when a fee is to be paid, below its lines; the code fills in the transfer (GiroCode)."""

    due_on: str
    reference: str
    transfer: Transfer | None
    code: SafeString


def pay_by_of(known: Filler) -> date | None:
    """Return the day on which the fee of the decision is due; None if it sets none, or one that was asked for before."""
    bill, charge = known.bill, known.result.charge
    if charge is None or charge.cents <= 0:
        return None
    if bill is not None:
        return bill.due_on
    return end_of_period(known.decided_on, known.law.value(PAYMENT_DUE, on=known.decided_on))


def demand_of(known: Filler) -> Demand | None:
    """Return how to pay what the decision set, in a preview still without reference; nothing if it was paid before."""
    due_on, bill, authority = pay_by_of(known), known.bill, known.case.authority
    if due_on is None:
        return None
    day = written.day(due_on).in_(known.language)
    payee, iban, bic = (authority.inherited(name) for name in ("payee", "iban", "bic"))
    if bill is None or not iban:
        return Demand(day, bill.grouped if bill else "", None, mark_safe(""))
    transfer = Transfer(payee, iban, bic, bill.cents, bill.reference)
    drawn = girocode.draw(transfer, title=gettext("QR code that fills in the transfer in your banking app"))
    return Demand(day, bill.grouped, transfer, mark_safe(drawn))  # noqa: S308 - drawn by us from our own data
