"""A QR code that fills in a transfer in any banking app (GiroCode, EPC069-12)."""

from dataclasses import dataclass
from decimal import Decimal

from segno import helpers


@dataclass(frozen=True)
class Transfer:
    """A transfer to an account; the text is what the payee needs to recognise it."""

    payee: str
    iban: str
    bic: str
    cents: int
    text: str

    @property
    def iban_in_groups(self) -> str:
        return " ".join(self.iban[place : place + 4] for place in range(0, len(self.iban), 4))


def draw(transfer: Transfer, *, title: str) -> str:
    """Draw the code as SVG with a title, so that a screen reader says what it is for."""
    amount = Decimal(transfer.cents) / 100
    code = helpers.make_epc_qr(
        name=transfer.payee, iban=transfer.iban, bic=transfer.bic or None, amount=amount, text=transfer.text, encoding="utf-8"
    )
    return str(code.svg_inline(border=2, omitsize=True, title=title, lineclass=None))
