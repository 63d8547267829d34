"""Money that came by transfer: what the cash office or a clerk says has arrived (Zahlungseingang)."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.cases.moves import lock, refuse_own
from townhall.cases.numbers import is_cash_reference
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.payments.disputing import note
from townhall.payments.lapsing import revives
from townhall.payments.models import Attempt, Dispute, Payment
from townhall.payments.providers.invoice import Invoice
from townhall.payments.providers.port import Outcome, Report
from townhall.payments.settling import receive, settle
from townhall.payments.starting import NotOwed

if TYPE_CHECKING:
    from townhall.accounts.models import Account

COLUMNS = ("entry", "reference", "amount")  # Buchungsnummer, Kassenzeichen, Betrag


class ReasonMissing(Exception):
    """A clerk says how the money came."""

    message = T(
        "Schreiben Sie, woran Sie die Zahlung erkannt haben, zum Beispiel am Kontoauszug.",
        en="Write how you know of the payment, for example from the bank statement.",
    )


class NotReadable(ValueError):
    """The file of the cash office does not have the columns we know."""


@dataclass(frozen=True)
class Row:
    """One receipt of the cash office: its own number, the Kassenzeichen, whole cents."""

    entry: str
    reference: str
    cents: int


@atomic
def book(payment: Payment, *, reason: str, by: "Account", at: datetime) -> None:
    """Count a claim as paid because a clerk has seen the money."""
    case = lock(payment.case)
    refuse_own(case, by)
    if not reason.strip():
        raise ReasonMissing(str(payment))
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    payment.case = case
    if not payment.is_owed and not revives(payment):
        raise NotOwed(str(payment))
    record("payment.booked", case, by=by, at=at, detail={"comment": reason.strip()}, payment=payment.pk)
    receive(payment, at=at)


def read(lines: Iterable[str]) -> Iterator[Row]:
    """Read a file of the cash office: entry;reference;amount, the amount as 90,00."""
    table = csv.DictReader(lines, delimiter=";")
    if missing := set(COLUMNS) - set(table.fieldnames or ()):
        raise NotReadable(f"The file lacks {', '.join(sorted(missing))}.")
    for line in table:
        reference = "".join(line["reference"].split())
        try:
            cents = Decimal(line["amount"].replace(".", "").replace(",", ".")) * 100
        except InvalidOperation as problem:
            raise NotReadable(f"Line {table.line_num}: {line['amount']!r} is no amount.") from problem
        if cents != int(cents):
            raise NotReadable(f"Line {table.line_num}: {line['amount']!r} has parts of a cent.")
        yield Row(line["entry"].strip(), reference, int(cents))


@atomic
def take_receipt(row: Row, *, at: datetime) -> str:
    """Count one receipt, once however often it is read; return what came of it: counted, known, unknown or other amount."""
    payment = Payment.objects.select_related("case").filter(reference=row.reference).first()
    if payment is None or not is_cash_reference(row.reference):
        entry = {"provider": Invoice.name, "transaction": f"entry {row.entry}", "reference": row.reference[:60]}
        note(Dispute.Kind.UNKNOWN, **entry, cents=row.cents, at=at)
        return "unknown"
    lock(payment.case)
    facts = {"payment": payment, "cents": payment.cents, "begun_at": at, "state": Attempt.State.STARTED}
    attempt, is_new = Attempt.objects.get_or_create(provider=Invoice.name, transaction=f"entry {row.entry}", defaults=facts)
    if not is_new:
        return "known"
    settle(attempt, Report(attempt.transaction, Outcome.PAID, row.cents, "TRANSFER"), at=at)
    return "counted" if row.cents == payment.cents else "other amount"
