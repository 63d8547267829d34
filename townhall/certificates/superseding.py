"""A newer notice takes the place of an older one: the old code says so from then on (Ersetzung)."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils.timezone import get_current_timezone

from townhall.cases.decisions.standing import original_of
from townhall.cases.models import Decision
from townhall.certificates.models import Certificate
from townhall.journal.models import Event
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


def revoke_undone(event: Event) -> None:
    """Let the check page say from when a notice does not count any more, as soon as its decision is taken back."""
    decision = Decision.objects.select_related("about", "case").get(pk=event.data["decision"])
    assert decision.about is not None
    begins = datetime.combine(date.fromisoformat(event.data["begins"]), time(0), tzinfo=get_current_timezone())
    for old in valid_notices(decision.about):
        old.revoked_at, old.revocation_reason = begins, decision.kind
        old.save(update_fields=["revoked_at", "revocation_reason"])
        record("certificate.revoked", decision.case, by=None, at=event.happened_at, certificate=old.pk)


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
