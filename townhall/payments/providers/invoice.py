"""Payment by transfer: the person gets Kassenzeichen and bank account; the cash office says when the money is there."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from townhall.lib.text import T
from townhall.payments.providers.port import Order, Outcome, Report, Started


class Invoice:
    name = "invoice"
    label = T("Überweisen", en="Bank transfer")
    hint = T(
        "Sie bekommen die Bankverbindung, ein Kassenzeichen und einen Code für Ihre Banking-App. "
        "Es dauert einige Tage, bis das Geld bei uns ist.",
        en="You get our bank details, a reference and a code for your banking app. It takes some days until we have the money.",
    )
    by_transfer = True

    def start(self, order: Order) -> Started:
        return Started(order.request_id.hex)

    def status(self, transaction: str) -> Report:
        return Report(transaction, Outcome.PENDING)

    def list_of_day(self, day: date, known: Sequence[str]) -> list[Report]:
        return []

    def refund(self, transaction: str, cents: int, request_id: UUID) -> bool:
        return False
