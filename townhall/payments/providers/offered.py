"""Which payment services this town hall offers; PAYMENT_PROVIDERS names them in order."""

from django.conf import settings

from townhall.payments.providers.demo import Demo
from townhall.payments.providers.failing import Failing
from townhall.payments.providers.invoice import Invoice
from townhall.payments.providers.port import Provider
from townhall.payments.providers.xbezahldienste import XBezahldienste

KNOWN: dict[str, Provider] = {each.name: each for each in (Demo(), Failing(), Invoice(), XBezahldienste())}


class NotOffered(LookupError):
    """Nobody can pay this way here."""


def offered() -> list[Provider]:
    """Return the payment services people can choose from."""
    return [KNOWN[name] for name in settings.PAYMENT_PROVIDERS if name in KNOWN]


def provider(name: str) -> Provider:
    """Return a payment service; an old attempt may name one that is no longer offered."""
    return KNOWN[name]


def choose(name: str) -> Provider:
    """Return a payment service that is offered."""
    if name not in settings.PAYMENT_PROVIDERS or name not in KNOWN:
        raise NotOffered(name)
    return KNOWN[name]
