"""Cases that come back to the desk on a certain day (Wiedervorlage)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.cases.models import Case, Resubmission, State
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class DayHasPassed(MoveNotAllowed):
    """A case cannot come back on a day that is over."""

    message = T("Wählen Sie einen Tag, der noch kommt.", en="Choose a day that is still to come.")


class NoDaySet(MoveNotAllowed):
    """Nothing is to come back, or somebody has dealt with it already."""

    message = T(
        "Für diesen Vorgang steht keine Wiedervorlage mehr aus. Laden Sie die Seite neu.",
        en="No resubmission of this case is left to deal with. Reload the page.",
    )


class OtherDaySet(MoveNotAllowed):
    """A colleague has set, changed or settled the day meanwhile."""

    message = T(
        "Die Wiedervorlage hat sich geändert, seit Sie die Seite geöffnet haben. Ihr Tag ist nicht eingetragen. "
        "Sehen Sie nach, welcher Tag jetzt gilt.",
        en="The resubmission has changed since you opened the page. Your day is not set. Look which day is set now.",
    )


@atomic
def set_date(
    case: Case, *, on: date, reason: str, by: "Account | None", at: datetime, instead_of: Resubmission | int | None = None
) -> Resubmission:
    """Let a case come back on a day, for a reason; it takes the place of the day that somebody saw, and of no other."""
    case = lock(case)
    refuse_own(case, by)
    if case.state == State.CLOSED:
        raise MoveNotAllowed(f"{case} is closed.")
    if on <= localdate(at):
        raise DayHasPassed(f"{case}: {on}")
    refuse_other_day(case, instead_of)
    case.resubmissions.filter(done_at=None).update(done_at=at)
    made = case.resubmissions.create(due_on=on, reason=reason.strip(), set_by=by, set_at=at)
    record("case.resubmission_set", case, by=by, at=at, detail={"comment": made.reason}, resubmission=made.pk, due_on=on)
    return made


def refuse_other_day(case: Case, seen: Resubmission | int | None) -> None:
    """Refuse if the day that is set is not the one somebody saw (a row or its key; None if there was none)."""
    waiting = case.resubmissions.filter(done_at=None).values_list("pk", flat=True).first()
    if waiting != (seen.pk if isinstance(seen, Resubmission) else seen):
        raise OtherDaySet(f"{case}: {waiting} instead of {seen}")


@atomic
def settle(case: Case, *, by: "Account", at: datetime) -> None:
    """Note that what a case was to come back for is done (erledigt)."""
    case = lock(case)
    refuse_own(case, by)
    if not case.resubmissions.filter(done_at=None).update(done_at=at):
        raise NoDaySet(f"{case} has no open resubmission.")
    record("case.resubmission_done", case, by=by, at=at)
