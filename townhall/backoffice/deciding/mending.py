"""Which ways there are to change or undo what has been decided, as the case file offers them."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.access import Desk
from townhall.cases.decisions.standing import standing
from townhall.cases.models import Case, State

OVER = (State.DECIDED, State.CLOSED)
OF_SUPERVISORS: list[tuple[str, str | Promise]] = [
    ("backoffice:reopening", _("Look at the decision again")),
    ("backoffice:undoing", _("Withdraw or revoke the notice")),
]


def ways(case: Case, desk: Desk) -> list[tuple[str, str | Promise]]:
    """Return name and words of every page on which this clerk can change or undo the decision of a case."""
    objection = [("backoffice:objection", _("Objection"))] if case.decided_at is not None else []
    if not may_mend(desk, case) or standing(case) is None:
        return [*objection]
    if case.state == State.IN_REVIEW:
        return [("backoffice:standing", _("Leave the decision as it is")), *objection]
    if case.state not in OVER:
        return []
    correction = [("backoffice:correction", _("Correct a mistake in the notice"))]
    return [*correction, *(OF_SUPERVISORS if desk.supervises(case) else []), *objection]


def may_mend(desk: Desk, case: Case) -> bool:
    """Say whether this clerk may change what was decided: it was theirs, nobody's (decided by machine), or they supervise it."""
    return case.clerk_id is None or desk.works_on(case)


def find_to_shake(desk: Desk, number: str) -> Case:
    """Return a case whose decision somebody may put in question: a supervisor."""
    case = desk.find(number)
    if not desk.supervises(case):
        raise PermissionDenied
    return case


def find_to_mend(desk: Desk, number: str) -> Case:
    case = desk.find(number)
    if not may_mend(desk, case):
        raise PermissionDenied
    return case
