"""A thin client of the interface XBezahldienste 1.0.0 (FITKO), which ePayBL, epay21 and others speak.

Three addresses: POST begins a transaction, GET reads it, and nothing lists a day; so each known one is asked.
"""

import json
import ssl
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from townhall.lib.text import T
from townhall.payments.providers.port import Order, Outcome, ProviderDown, Report, RequestSpent, Started

PATIENCE = 8  # seconds; a person waits, and a reaction has to end within its lease
LARGEST = 256 * 1024  # bytes of an answer
OUTCOMES = {
    "INITIAL": Outcome.PENDING,
    "PAYED": Outcome.PAID,  # sic
    "FAILED": Outcome.FAILED,
    "CANCELED": Outcome.CANCELLED,
}


class XBezahldienste:
    name = "xbezahldienste"
    label = T("Online bezahlen", en="Pay online")
    hint = T(
        "Sie bezahlen auf der Seite des Bezahldienstes der Stadt und kommen danach hierher zurück.",
        en="You pay on the page of the city’s payment service and come back here afterwards.",
    )
    by_transfer = False

    def start(self, order: Order) -> Started:
        said = information(call("POST", address(), request_of(order)))
        page = text(said, "transactionRedirectUrl")
        if not page.startswith(("https://", "http://")):
            raise ProviderDown("There is no page to pay on.")
        return Started(text(said, "transactionId"), page)

    def status(self, transaction: str) -> Report:
        answer = call("GET", f"{address()}/{transaction}")
        said = information(answer)
        outcome = OUTCOMES.get(text(said, "status"))
        if outcome is None:
            raise ProviderDown(f"What does {said.get('status')!r} mean?")
        return Report(text(said, "transactionId"), outcome, cents_of(answer), str(said.get("paymentMethod") or ""))

    def list_of_day(self, day: date, known: Sequence[str]) -> list[Report]:
        return [self.status(transaction) for transaction in known]

    def refund(self, transaction: str, cents: int, request_id: UUID) -> bool:
        return False  # the interface knows no refund


def request_of(order: Order) -> dict[str, Any]:
    """Return a payment request; amounts are euros with two places, and fees carry no tax."""
    return {
        "requestId": str(order.request_id),
        "requestTimestamp": timezone.now().isoformat(timespec="seconds"),
        "currency": "EUR",
        "grosAmount": euros(order.cents),  # sic
        "purpose": order.reference[:27],
        "description": order.description[:250],
        "redirectUrl": order.return_url,
        "items": [
            {
                "id": str(number),
                "reference": order.reference,
                "description": line.title.in_(order.language)[:250],
                "taxRate": 0,
                "quantity": 1,
                "totalNetAmount": euros(line.cents),
                "totalTaxAmount": 0,
                "singleNetAmount": euros(line.cents),
                "singleTaxAmount": 0,
                "bookingData": {},
            }
            for number, line in enumerate(order.lines, start=1)
        ],
    }


def euros(cents: int) -> float:
    return float(Decimal(cents) / 100)


def cents_of(answer: dict[str, Any]) -> int | None:
    """Return the amount the provider has on its books, in whole cents; None if it does not say."""
    amount = (answer.get("paymentRequest") or answer).get("grosAmount")
    if amount is None:
        return None
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
        raise ProviderDown(f"{amount!r} is no amount.")
    cents = Decimal(amount) * 100
    return int(cents) if cents == int(cents) else -1  # a fraction of a cent is not what we asked for


def information(answer: dict[str, Any]) -> dict[str, Any]:
    found = answer.get("paymentInformation", answer)
    if not isinstance(found, dict):
        raise ProviderDown("The answer has no payment information.")
    return found


def text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value or len(value) > 500:
        raise ProviderDown(f"The answer has no {name}.")
    return value


def address() -> str:
    base, originator, endpoint = settings.XBEZAHLDIENSTE_URL, settings.XBEZAHLDIENSTE_ORIGINATOR, settings.XBEZAHLDIENSTE_ENDPOINT
    return f"{base.rstrip('/')}/paymenttransaction/{originator}/{endpoint}"


def call(method: str, url: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """Ask the provider and return its answer; whatever goes wrong is ProviderDown, so that asking again is the remedy."""
    data = None if body is None else json.dumps(body).encode()
    wanted = Request(url, data=data, method=method, headers={"Accept": "application/json", "Content-Type": "application/json"})  # noqa: S310 - the address stands in our settings
    try:
        with urlopen(wanted, timeout=PATIENCE, context=certificate()) as response:  # noqa: S310 - as above
            return understood(response.read(LARGEST + 1))
    except HTTPError as refusal:
        with refusal:
            if b"PAYMENT_EXISTS" in refusal.read(LARGEST):
                raise RequestSpent(str(refusal.code)) from refusal
        raise ProviderDown(str(refusal.code)) from refusal
    except OSError as broken:
        raise ProviderDown(type(broken).__name__) from broken


def understood(raw: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(raw, parse_float=Decimal)
    except ValueError as nonsense:
        raise ProviderDown("The answer is no JSON.") from nonsense
    if not isinstance(answer, dict):
        raise ProviderDown("The answer is no object.")
    return answer


def certificate() -> ssl.SSLContext | None:
    """Return how we show who we are (mTLS), if a client certificate is set."""
    if not settings.XBEZAHLDIENSTE_CERTIFICATE:
        return None
    context = ssl.create_default_context()
    context.load_cert_chain(settings.XBEZAHLDIENSTE_CERTIFICATE)
    return context
