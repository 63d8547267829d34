"""What identity proofs say about somebody (Identitätsnachweise)."""

from collections.abc import Iterable
from datetime import datetime

from townhall.accounts.models import IdentityProof, TrustLevel


def proved_facts(account_id: int | None, *, level: int) -> dict[str, str]:
    """Return what the latest proof of at least a level says; nothing below level low, where nothing is proved."""
    if account_id is None or level < TrustLevel.LOW:
        return {}
    return latest(IdentityProof.objects.filter(account_id=account_id).values_list("level", "proved_at", "facts"), level=level)


def latest(proofs: Iterable[tuple[int, datetime, dict]], *, level: int) -> dict[str, str]:
    """Return the facts of the latest of some proofs (level, moment, facts) that is at least of a level."""
    good = [(at, facts) for own, at, facts in proofs if own >= max(level, TrustLevel.LOW)]
    return dict(max(good, key=lambda proof: proof[0])[1]) if good else {}
