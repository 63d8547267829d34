"""A payment service for trying out. It keeps its books in files of its own, as a real one keeps them elsewhere."""

import json
import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from townhall.lib.text import T
from townhall.payments.providers.port import Order, Outcome, ProviderDown, Report, Started


class UnknownTransaction(ProviderDown):
    """Nobody began this."""


class Demo:
    name = "demo"
    label = T("Online bezahlen (Vorführung)", en="Pay online (demonstration)")
    hint = T("Es fließt kein Geld. Sie wählen selbst, wie die Bezahlung ausgeht.", en="No money moves. You choose how it ends.")
    by_transfer = False

    def start(self, order: Order) -> Started:
        transaction = order.request_id.hex
        if not path_of(transaction).exists():
            entry = {
                "cents": order.cents,
                "reference": order.reference,
                "description": order.description,
                "return_url": order.return_url,
                "outcome": Outcome.PENDING.value,
                "began": timezone.localdate().isoformat(),
                "refunded": {},
            }
            write(transaction, entry)
        return Started(transaction, reverse("demo:payment", args=[transaction]))

    def status(self, transaction: str) -> Report:
        return report(transaction, read(transaction))

    def list_of_day(self, day: date, known: Sequence[str]) -> list[Report]:
        entries = ((file.stem, read(file.stem)) for file in sorted(folder().glob("*.json")))
        return [report(transaction, entry) for transaction, entry in entries if entry["began"] == day.isoformat()]

    def refund(self, transaction: str, cents: int, request_id: UUID) -> bool:
        entry = read(transaction)
        entry["refunded"][request_id.hex] = cents
        write(transaction, entry)
        return True


def finish(transaction: str, outcome: Outcome, *, at: datetime | None = None) -> dict[str, Any]:
    """End a transaction as the person chose on the page of the demonstration; what is paid stays paid."""
    entry = read(transaction)
    if entry["outcome"] != Outcome.PAID:
        entry["outcome"] = outcome.value
        write(transaction, entry)
    return entry


def report(transaction: str, entry: dict[str, Any]) -> Report:
    return Report(transaction, Outcome(entry["outcome"]), entry["cents"], "DEMO")


def read(transaction: str) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = json.loads(path_of(transaction).read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise UnknownTransaction(transaction) from missing
    return entry


def write(transaction: str, entry: dict[str, Any]) -> None:
    """Replace a file in one step, so that nobody reads half of it."""
    half = path_of(transaction).with_suffix(f".{os.getpid()}")
    half.write_text(json.dumps(entry), encoding="utf-8")
    half.replace(path_of(transaction))


def path_of(transaction: str) -> Path:
    if not (transaction.isascii() and transaction.isalnum()):
        raise UnknownTransaction(transaction)
    return folder() / f"{transaction}.json"


def folder() -> Path:
    place = Path(settings.DATA) / "payments"
    place.mkdir(parents=True, exist_ok=True)
    return place
