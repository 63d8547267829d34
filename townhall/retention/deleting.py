"""Delete a case in two steps: first it is shut, two weeks later it is gone (Löschung)."""

from datetime import date, datetime

from django.db.transaction import atomic

from townhall.cases.models import Case, Deletion
from townhall.cases.moves import change, lock
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint
from townhall.retention.due import Act, Planned, still
from townhall.retention.models import DeletionRecord, Expiry
from townhall.retention.wiping import wipe


@atomic
def begin(case: Case, *, on: date, at: datetime) -> bool:
    """Shut a case for everybody but its supervisors; False if it is not due any more."""
    case = lock(case)
    if still(case, Act.BEGIN, on=on) is None:
        return False
    Expiry.objects.filter(case=case).update(state=Expiry.State.BEGUN, begun_on=on)
    change(case, deletion=Deletion.BEGUN)
    record("case.deletion_begun", case, by=None, at=at)
    return True


@atomic
def finish(case: Case, *, on: date, at: datetime) -> DeletionRecord | None:
    """Delete a shut case for good and write down that it was done; None if it is not due, or done already."""
    case = lock(case)
    planned = still(case, Act.DELETE, on=on)
    if planned is None:
        return None
    counts = wipe(case, on=on)
    failpoint("retention.wiped")
    expiry = Expiry.objects.get(case=case)
    made = write_down(planned, expiry, counts, on=on)
    Expiry.objects.filter(pk=expiry.pk).update(state=Expiry.State.DELETED, deleted_on=on, extension_reason="", hold_reason="")
    record("case.deleted", case, by=None, at=at, law=planned.rule.law)
    return made


def write_down(planned: Planned, expiry: Expiry, counts: dict[str, int], *, on: date) -> DeletionRecord:
    case, rule = planned.case, planned.rule
    return DeletionRecord.objects.create(
        service_slug=case.service_slug,
        version=case.application.version.label,
        authority=case.authority.slug,
        law=rule.law,
        length=rule.length,
        anchor=rule.anchor,
        basis=rule.basis,
        due_on=planned.due_on,
        deleted_on=on,
        archive=expiry.archive,
        was_extended=expiry.extended_to is not None,
        counts=counts,
    )
