"""Give a decision more time, once and with reasons (Fristverlängerung, § 42a Abs. 2 Satz 3 VwVfG)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.legal_register import Register
from townhall.cases.days import deadlines
from townhall.cases.models import OPEN, Case, Deadline, State
from townhall.cases.moves import MoveNotAllowed, change, lock, refuse_own, refuse_unless
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NotExtendable(MoveNotAllowed):
    """This service has no extension, it was used, or the time is over."""

    message = T(
        "Diese Frist lässt sich nicht verlängern: Das geht nur einmal, vor ihrem Ende und wo das Gesetz es vorsieht.",
        en="This deadline cannot be extended: that is possible only once, before its end and where the law provides for it.",
    )


class ReasonMissing(Exception):
    """An extension needs its reason."""

    message = T("Schreiben Sie, warum Sie mehr Zeit brauchen.", en="Write why you need more time.")


def may_extend(case: Case, *, on: date) -> bool:
    """Say whether the running deadline of a case can be extended on a day."""
    return extendable(case, on=on) is not None


def extendable(case: Case, *, on: date) -> Deadline | None:
    if not case.application.version.definition.extension or case.state not in OPEN:
        return None
    deadline = deadlines.running(case, deadlines.PROCESSING)
    return None if deadline is None or deadline.extended_by or (not deadline.paused_on and deadline.due_on < on) else deadline


@atomic
def extend(case: Case, *, reason: str, by: "Account", at: datetime) -> Deadline:
    """Extend the processing deadline by what the legal register says; the applicant reads the reason."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, *OPEN)
    deadline = extendable(case, on=localdate(at))
    if deadline is None:
        raise NotExtendable(f"{case} has no deadline that can be extended.")
    if not reason.strip():
        raise ReasonMissing(f"{case} is extended without a reason.")
    length = Register().value(case.application.version.definition.extension, on=localdate(at))
    deadline = deadlines.lengthen(deadline, by=length)
    if case.state != State.INFO_REQUESTED:
        change(case, due_on=deadline.due_on)
    facts = {"due_on": deadline.due_on, "length": length}
    record("case.deadline_extended", case, by=by, at=at, detail={"reason": reason.strip()}, **facts)
    return deadline
