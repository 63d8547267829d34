"""Which decision of a case stands now, and what later ones are about (Bestand einer Entscheidung)."""

from townhall.cases.models import Case, Decision
from townhall.cases.moves import MoveNotAllowed
from townhall.lib.text import T

Kind = Decision.Kind
ENDINGS = (Kind.WITHDRAWAL, Kind.REVOCATION)


class NothingStands(MoveNotAllowed):
    """Nothing has been decided in this case, or what was decided has been withdrawn."""

    message = T(
        "In diesem Vorgang gibt es keine Entscheidung, die noch gilt. Laden Sie den Vorgang neu.",
        en="This case has no decision that still stands. Reload the case.",
    )


def standing(case: Case) -> Decision | None:
    """Return the last final decision of a case unless it has been withdrawn; corrections leave it as it is."""
    if case.decided_at is None:
        return None
    last = case.decisions.filter(status=Decision.Status.FINAL, kind=Kind.DECISION).order_by("-number").first()
    return None if last is None or ending(last) is not None else last


def the_standing(case: Case) -> Decision:
    """Return the decision that stands; NothingStands if there is none."""
    found = standing(case)
    if found is None:
        raise NothingStands(f"{case} has no decision that stands.")
    found.case = case
    return found


def ending(decision: Decision) -> Decision | None:
    """Return what withdrew or revoked a decision, if anything did."""
    return decision.later.filter(status=Decision.Status.FINAL, kind__in=ENDINGS).order_by("-number").first()


def original_of(decision: Decision) -> Decision:
    """Return the decision whose notice this one carries: for a correction the corrected one, else itself."""
    return decision.about if decision.kind == Kind.CORRECTION and decision.about is not None else decision
