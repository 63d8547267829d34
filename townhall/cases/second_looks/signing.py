"""The second pair of eyes: somebody else signs what was proposed, or gives it back (Schlusszeichnung, Vier-Augen-Prinzip)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.reach import stands_in
from townhall.cases.decisions.grounds import Grounds, finish
from townhall.cases.holdings import entitlements
from townhall.cases.models import Case, Decision, State
from townhall.cases.moves import MoveNotAllowed, lock, move, refuse_own
from townhall.cases.second_looks import undoing
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class SameHand(MoveNotAllowed):
    """Who proposed a decision does not sign it, too."""

    message = T(
        "Sie haben diese Entscheidung selbst vorgeschlagen. Eine zweite Person unterschreibt sie.",
        en="You proposed this decision yourself. A second person signs it.",
    )


class InTheirPlace(SameHand):
    """Who stands in for somebody does not sign what that person proposed."""

    message = T(
        "Sie vertreten die Person, die diese Entscheidung vorgeschlagen hat. Eine dritte Person unterschreibt sie.",
        en="You stand in for the person who proposed this decision. A third person signs it.",
    )


class StockChanged(MoveNotAllowed):
    """Another decision of the same household came in between; what was proposed no longer fits."""

    message = T(
        "Seit dem Vorschlag hat sich der Bestand des Haushalts geändert. "
        "Geben Sie den Vorschlag zurück, damit er neu berechnet wird.",
        en="What the household holds has changed since the proposal. Return the proposal so that it is worked out again.",
    )


@atomic
def sign(case: Case, *, by: "Account", at: datetime) -> Decision:
    """Put the second signature under a proposal; with it the decision takes effect (Schlusszeichnung)."""
    case = lock(case)
    refuse_own(case, by)
    decision = proposal_of(case)
    if decision.proposed_by_id == by.pk:
        raise SameHand(f"{by.pk} proposed decision {decision.pk}.")
    if stands_in(by, for_=decision.proposed_by_id, on=localdate(at)):
        raise InTheirPlace(f"{by.pk} stands in for who proposed decision {decision.pk}.")
    if decision.kind != Decision.Kind.DECISION:
        decision.signed_by = by
        return undoing.finish(decision, by=by, at=at)
    grounds = Grounds(case, localdate(decision.proposed_at), decision.outcome, decision.stated)
    entitlements.lock_group(grounds.key)
    if entitlements.mark_of(grounds.found) != decision.trace.get("held"):
        raise StockChanged(f"The group of {case} has changed.")
    decision.signed_by = by
    return finish(grounds, decision, by=by, at=at)


def proposal_of(case: Case) -> Decision:
    """Return what waits for a second signature in a locked case."""
    decision = case.decisions.select_related("about").filter(status=Decision.Status.PROPOSED).first()
    if decision is None:
        raise MoveNotAllowed(f"{case} has no proposal.")
    decision.case = case
    return decision


@atomic
def return_proposal(case: Case, *, comment: str, by: "Account", at: datetime) -> Case:
    """Give a proposal back with a comment instead of signing it."""
    case = lock(case)
    refuse_own(case, by)
    decision = proposal_of(case)
    decision.status, decision.comment = Decision.Status.RETURNED, comment.strip()
    decision.save(update_fields=["status", "comment"])
    if case.state == State.PROPOSED:
        move(case, State.IN_REVIEW)
    record("case.proposal_returned", case, by=by, at=at, detail={"comment": decision.comment}, decision=decision.pk)
    return case
