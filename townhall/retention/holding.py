"""Keep a case from being deleted as long as a lawsuit, an inspection or a claim needs it (Löschsperre, Art. 18 DSGVO)."""

from datetime import datetime

from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.retention.extending import bring_back, refuse_deleted
from townhall.retention.models import Expiry


class AlreadyHeld(MoveNotAllowed):
    message = T("Dieser Vorgang ist schon gesperrt.", en="This case is on hold already.")


class NotHeld(MoveNotAllowed):
    message = T("Dieser Vorgang ist nicht mehr gesperrt.", en="This case is not on hold any more.")


class OwnHold(MoveNotAllowed):
    """Who holds back a deletion does not let it go on."""

    message = T(
        "Sie haben die Löschung selbst gesperrt. Eine andere Person der Aufsicht hebt die Sperre auf.",
        en="You put this case on hold yourself. Another supervisor releases it.",
    )


@atomic
def hold(case: Case, *, reason: str, by: Account, at: datetime) -> Expiry:
    """Keep a case, in whatever state, until somebody releases it; a deletion that has begun is undone."""
    case = lock(case)
    refuse_own(case, by)
    refuse_deleted(case)
    expiry, _ = Expiry.objects.get_or_create(case=case)
    if expiry.held_at is not None:
        raise AlreadyHeld(f"{case} is held.")
    expiry.held_at, expiry.held_by, expiry.hold_reason = at, by, reason.strip()
    bring_back(expiry, case)
    record("case.held", case, by=by, at=at, detail={"reason": reason.strip()})
    return expiry


@atomic
def release(case: Case, *, by: Account, at: datetime) -> Expiry:
    """Let the rule of the service hold again, by another person; whatever is due by then gets a new notice first."""
    case = lock(case)
    refuse_own(case, by)
    expiry = Expiry.objects.filter(case=case).exclude(held_at=None).first()
    if expiry is None:
        raise NotHeld(f"{case} is not held.")
    if expiry.held_by_id == by.pk:
        raise OwnHold(f"{by.pk} holds {case}.")
    expiry.held_at, expiry.held_by, expiry.hold_reason = None, None, ""
    expiry.save(update_fields=["held_at", "held_by", "hold_reason"])
    record("case.released", case, by=by, at=at)
    return expiry
