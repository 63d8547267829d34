"""Look at a decided case again: a new decision replaces the one that stands, or it stays as it is (Wiederaufgreifen).

The decision stands meanwhile, with all that follows from it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.cases.days import deadlines
from townhall.cases.decisions.standing import the_standing
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed, lock, move, refuse_own, refuse_unless
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class ReasonMissing(MoveNotAllowed):
    """Nobody looks at a decided case again without a reason."""

    message = T("Schreiben Sie, warum Sie den Vorgang noch einmal prüfen.", en="Write why you look at the case again.")


class NotReopened(MoveNotAllowed):
    """No earlier decision stands in this case, so there is nothing to leave as it is."""

    message = T(
        "Über diesen Vorgang ist noch nicht entschieden. Entscheiden Sie ihn.",
        en="This case has not been decided yet. Decide it.",
    )


class ProposalOpen(MoveNotAllowed):
    """A colleague is to sign something about this decision first."""

    message = T(
        "Zu dieser Entscheidung liegt ein Vorschlag zur Unterschrift. Unterschreiben Sie ihn oder geben Sie ihn zurück.",
        en="A proposal about this decision waits for its signature. Sign or return it first.",
    )


@atomic
def reopen(case: Case, *, reason: str, by: "Account", at: datetime) -> Case:
    """Take up a decided case again; the time we promise begins anew (§ 51 VwVfG NRW, Abhilfe § 72 VwGO)."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.DECIDED, State.CLOSED)
    about = the_standing(case)
    refuse_proposed(case)
    if not reason.strip():
        raise ReasonMissing(f"{case} is reopened without a reason.")
    on = localdate(at)
    deadline = deadlines.processing(case.application.answers(today=on), on=on)
    if deadline is not None:
        deadline.case, deadline.silence = case, None  # silence has no meaning any more once something was decided
        deadline.save(force_insert=True)
    move(case, State.IN_REVIEW, clerk=by, due_on=deadline.due_on if deadline else None, closed_at=None)
    record("case.reopened", case, by=by, at=at, detail={"reason": reason.strip()}, decision=about.pk)
    return case


@atomic
def let_stand(case: Case, *, reason: str, by: "Account", at: datetime) -> Case:
    """End a second look without a new decision: what was decided stays as it is."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.IN_REVIEW)
    if case.decided_at is None:
        raise NotReopened(f"{case} has not been decided.")
    about = the_standing(case)
    if not reason.strip():
        raise ReasonMissing(f"{case} goes back without a reason.")
    deadlines.end_all(case, on=localdate(at))
    move(case, State.DECIDED, due_on=None)
    record("case.left_standing", case, by=by, at=at, detail={"reason": reason.strip()}, decision=about.pk)
    return case


def refuse_proposed(case: Case) -> None:
    """Let nothing happen to a decision while a proposal about it waits for its second signature."""
    if case.decisions.filter(status="proposed").exists():
        raise ProposalOpen(f"{case} has an open proposal.")
