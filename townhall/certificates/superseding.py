"""A newer notice takes the place of an older one: the old code says so from then on (Ersetzung)."""

from django.db.models import Q, QuerySet

from townhall.cases.models import Decision
from townhall.cases.standing import original_of
from townhall.certificates.models import Certificate
from townhall.journal.recording import record

TAKES_OVER = (Decision.Kind.DECISION, Decision.Kind.CORRECTION)


def supersede(new: Certificate) -> Certificate | None:
    """Let a new notice replace the one that was valid for the decision it is about; the case is locked."""
    decision = new.decision
    if decision is None or decision.about is None or decision.kind not in TAKES_OVER:
        return None
    old = valid_notices(decision.about).exclude(pk=new.pk).order_by("-pk").first()
    if old is None:
        return None
    old.revoked_at, old.replaced_by, old.revocation_reason = new.issued_at, new, decision.kind
    old.save(update_fields=["revoked_at", "replaced_by", "revocation_reason"])
    record("certificate.replaced", new.case, by=None, at=new.issued_at, certificate=old.pk, by_certificate=new.pk)
    return old


def valid_notices(decision: Decision) -> QuerySet[Certificate]:
    """Return the notices of a decision that nothing has replaced: its own or that of its last correction."""
    original = original_of(decision)
    mine = Q(decision=original) | Q(decision__about=original, decision__kind=Decision.Kind.CORRECTION)
    return Certificate.objects.filter(mine, replaced_by=None, revoked_at=None)


def newest(certificate: Certificate) -> Certificate:
    """Return what took the place of a notice in the end, or itself."""
    while certificate.replaced_by is not None:
        certificate = certificate.replaced_by
    return certificate
