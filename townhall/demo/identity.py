"""The demonstration's identity provider: it believes what people say, so that every trust level can be tried."""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

from townhall.accounts import trust
from townhall.accounts.models import Account, TrustLevel

SOURCE = "demo"
LEVELS = (TrustLevel.LOW, TrustLevel.SUBSTANTIAL, TrustLevel.HIGH)
FACTS = ("given_name", "family_name", "street", "house_number", "postcode", "city")


class UnknownLevel(Exception):
    """This provider does not vouch for such a level."""


def identify(account: Account, *, level: int, session: SessionBase, at: datetime) -> None:
    """Prove an account's identity as far as wished, and raise the session to it."""
    if level not in LEVELS:
        raise UnknownLevel(level)
    facts = {name: getattr(account, name) for name in FACTS if getattr(account, name)}
    trust.prove(account, level, SOURCE, f"demo-{account.pk}", facts, at=at)
    trust.raise_session(session, level, at=at)
