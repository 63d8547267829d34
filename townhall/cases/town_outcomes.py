"""How a decision ends: as its service declares, or with one of the outcomes the town hall has for all of them."""

from townhall.cases.models import Decision
from townhall.catalogue.outcomes import Outcome

OUTCOMES: dict[str, Outcome] = {}


def outcome_of(decision: Decision) -> Outcome:
    """Return the outcome of a decision with its letter; `decision.case` is loaded with its version."""
    return OUTCOMES.get(decision.outcome) or decision.case.application.version.definition.outcome(decision.outcome)
