"""What the town hall needs of a payment service, whoever runs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from townhall.catalogue.results import ChargeLine
from townhall.lib.text import T


class ProviderDown(Exception):
    """The payment service does not answer, or answers nonsense; asking again later is safe."""

    message = T(
        "Der Bezahldienst antwortet gerade nicht. Es wurde nichts abgebucht. "
        "Versuchen Sie es in einigen Minuten noch einmal, oder wählen Sie eine andere Zahlungsart.",
        en="The payment service does not answer at the moment. Nothing was charged. "
        "Try again in a few minutes, or choose another way to pay.",
    )


class RequestSpent(ProviderDown):
    """The provider knows this request id, but not for us: nobody can have seen its page, so a new one is begun."""


class Outcome(StrEnum):
    """How a transaction stands at the provider."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Order:
    """What a provider is asked to collect. The request id is the idempotency key: the same id never collects twice."""

    request_id: UUID
    reference: str  # Kassenzeichen
    cents: int
    description: str
    lines: tuple[ChargeLine, ...]
    return_url: str
    language: str = "de"


@dataclass(frozen=True)
class Started:
    """A transaction at the provider, and the page where the person pays; '' if there is none."""

    transaction: str
    page: str = ""


@dataclass(frozen=True)
class Report:
    """What the provider says of a transaction. `cents` is None if it does not name the amount."""

    transaction: str
    outcome: Outcome
    cents: int | None = None
    method: str = ""


class Provider(Protocol):
    """A payment service. Its calls are slow and may fail: they run outside transactions and are safe to repeat."""

    name: str
    label: T  # what people choose: "Online bezahlen"
    hint: T
    by_transfer: bool  # the money comes by itself; there is nobody to ask

    def start(self, order: Order) -> Started:
        """Begin a transaction, or return the one begun with this request id; ProviderDown if nobody answers."""

    def status(self, transaction: str) -> Report:
        """Say how a transaction stands."""

    def list_of_day(self, day: date, known: Sequence[str]) -> list[Report]:
        """Return the provider's transactions of a day; one that has no such list reports on those known to us."""

    def refund(self, transaction: str, cents: int, request_id: UUID) -> bool:
        """Send money back, once per request id; False if that is done by hand at the cash office."""
