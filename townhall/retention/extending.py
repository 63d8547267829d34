"""Keep a case longer than its rule says, for a reason (Verlängerung der Aufbewahrung)."""

from datetime import date, datetime

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.cases.models import Case, Deletion, State
from townhall.cases.moves import MoveNotAllowed, change, lock, refuse_own, refuse_unless
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.retention.due import due_day
from townhall.retention.models import Expiry
from townhall.retention.rules import keeping


class AlreadyDeleted(MoveNotAllowed):
    """What is deleted cannot be kept any more."""

    message = T(
        "Dieser Vorgang ist schon gelöscht. Er lässt sich nicht zurückholen.",
        en="This case has been deleted already. It cannot be brought back.",
    )


class NotLater(MoveNotAllowed):
    """An extension ends after the day on which the case would be deleted anyway."""

    message = T(
        "Wählen Sie einen Tag, der nach dem jetzigen Löschtag liegt.",
        en="Choose a day after the one on which the case is to be deleted now.",
    )


@atomic
def extend(case: Case, *, to: date, reason: str, by: Account, at: datetime) -> Expiry:
    """Keep a closed case until a day; a deletion that has begun is undone."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.CLOSED)
    refuse_deleted(case)
    expiry, _ = Expiry.objects.get_or_create(case=case)
    today = localdate(at)
    rule, _day = keeping(case, on=today)
    if to <= max(due_day(case, expiry, rule), today):
        raise NotLater(f"{case}: {to}")
    expiry.extended_to, expiry.extension_reason = to, reason.strip()
    bring_back(expiry, case)
    record("case.retention_extended", case, by=by, at=at, detail={"reason": reason.strip()}, until=to)
    return expiry


def refuse_deleted(case: Case) -> None:
    if case.deletion == Deletion.DONE:
        raise AlreadyDeleted(f"{case} is deleted.")


def bring_back(expiry: Expiry, case: Case) -> None:
    """Take a case off its way to deletion; before it is deleted some other day, there is a new notice."""
    expiry.state, expiry.due_on, expiry.noticed_at, expiry.begun_on = Expiry.State.KEPT, None, None, None
    expiry.save()
    change(case, deletion=Deletion.NONE)
