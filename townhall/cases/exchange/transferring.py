"""Hand a case over to the office that is responsible (Abgabe an die zuständige Stelle)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.authorities.models import Authority
from townhall.cases.models import Case, State
from townhall.cases.moves import MoveNotAllowed, change, lock, refuse_own, refuse_unless
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class ThereAlready(MoveNotAllowed):
    """The case is with this office."""

    message = T(
        "Der Vorgang liegt schon bei dieser Stelle. Wählen Sie eine andere.",
        en="The case is with this office already. Choose another one.",
    )


class ReasonMissing(Exception):
    """A transfer needs its reason."""

    message = T("Schreiben Sie, warum eine andere Stelle zuständig ist.", en="Write why another office is responsible.")


@atomic
def transfer(case: Case, *, to: Authority, reason: str, by: "Account", at: datetime) -> Case:
    """Give a case to another office, where nobody works on it yet; deadlines run on, and the applicant is told."""
    case = lock(case)
    refuse_own(case, by)
    refuse_unless(case, State.RECEIVED, State.IN_REVIEW)
    if to.pk == case.authority_id:
        raise ThereAlready(f"{case} is with {to.slug}.")
    if not reason.strip():
        raise ReasonMissing(f"{case} is handed over without a reason.")
    before = case.authority
    change(case, authority=to, clerk=None, state=State.RECEIVED)
    facts = {"before": before.slug, "to": to.slug, "name": to.name}
    record("case.transferred", case, by=by, at=at, detail={"reason": reason.strip()}, **facts)
    return case
