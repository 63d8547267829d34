"""Which state a case may go to from which, and the one way to get there (Zustände)."""

from typing import TYPE_CHECKING, Any

from townhall.cases.models import Case, State
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

MOVES: dict[State, frozenset[State]] = {
    State.AWAITING_PAYMENT: frozenset({State.RECEIVED, State.WITHDRAWN, State.CLOSED}),  # closed by lapse only
    State.RECEIVED: frozenset({State.IN_REVIEW, State.DECIDED, State.WITHDRAWN}),
    State.IN_REVIEW: frozenset({State.RECEIVED, State.INFO_REQUESTED, State.PROPOSED, State.DECIDED, State.WITHDRAWN}),
    State.INFO_REQUESTED: frozenset({State.IN_REVIEW, State.DECIDED, State.WITHDRAWN}),  # decided by silence only
    State.PROPOSED: frozenset({State.IN_REVIEW, State.DECIDED, State.WITHDRAWN}),
    State.DECIDED: frozenset({State.CLOSED, State.IN_REVIEW}),  # back only by reopening.py
    State.WITHDRAWN: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.IN_REVIEW, State.RECEIVED}),  # back by reopening.py, or by money that came late
}


class MoveNotAllowed(Exception):
    """The case is not in a state from which this can happen, often because somebody else was quicker."""

    message = T(
        "Der Vorgang hat sich inzwischen geändert. Laden Sie die Seite neu und sehen Sie nach, was noch zu tun ist.",
        en="The case has changed in the meantime. Reload the page and see what is left to do.",
    )


class OwnCase(MoveNotAllowed):
    """Nobody works on what they applied for themselves (§ 20 VwVfG NRW)."""

    message = T(
        "Das ist Ihr eigener Antrag. Eine Kollegin oder ein Kollege bearbeitet ihn.",
        en="This is your own application. A colleague works on it.",
    )


class ConflictOfInterest(OwnCase):
    """Nobody works on what concerns them or an organisation they speak for, nor on what they stepped back from (§ 21)."""

    message = T(
        "Sie sind an diesem Vorgang beteiligt oder haben sich für befangen erklärt. "
        "Eine Kollegin oder ein Kollege bearbeitet ihn.",
        en="You have a part in this case or have stepped back from it. A colleague works on it.",
    )


def lock(case: Case) -> Case:
    """Read a case again, with all that a verb needs, and keep others from changing it until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("application__version", "authority")
    return rows.get(pk=case.pk)


def move(case: Case, to: State, **facts: Any) -> None:
    """Bring a locked case into another state."""
    if to not in MOVES[State(case.state)]:
        raise MoveNotAllowed(f"{case} is {case.state} and cannot become {to}.")
    change(case, state=to, **facts)


def change(case: Case, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(case, name, value)
    case.save(update_fields=list(facts))


def refuse_applicant(case: Case, by: "Account | None") -> None:
    """Refuse who filed the case, without asking the database: for plans over thousands of cases."""
    if by is not None and case.application.account_id == by.pk:
        raise OwnCase(f"{case} was filed by {by.pk}.")


def refuse_own(case: Case, by: "Account | None") -> None:
    """Refuse who has a part in the case; every verb of clerks asks this."""
    refuse_applicant(case, by)
    if by is not None and not Case.objects.filter(pk=case.pk).without_conflict(by).exists():
        raise ConflictOfInterest(f"{by.pk} has a part in {case}.")


def refuse_unless(case: Case, *states: State) -> None:
    if case.state not in states:
        raise MoveNotAllowed(f"{case} is {case.state}.")
