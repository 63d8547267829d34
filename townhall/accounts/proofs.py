"""What identity proofs say about somebody (Identitätsnachweise)."""

from townhall.accounts.models import IdentityProof, TrustLevel


def proved_facts(account_id: int | None, *, level: int) -> dict[str, str]:
    """Return what the latest proof of at least a level says; nothing below level low, where nothing is proved."""
    if account_id is None or level < TrustLevel.LOW:
        return {}
    proofs = IdentityProof.objects.filter(account_id=account_id, level__gte=level).order_by("-proved_at")
    latest = proofs.first()
    return dict(latest.facts) if latest is not None else {}
