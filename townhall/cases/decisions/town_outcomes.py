"""How a decision ends: as its service declares, or with one of the outcomes the town hall has for all of them."""

from townhall.cases.decisions.wording import worded
from townhall.cases.models import Decision
from townhall.catalogue.outcomes import Outcome
from townhall.editorial.town_letters import OUTCOMES


def outcome_of(decision: Decision) -> Outcome:
    """Return the outcome of a decision in the words it was drawn up with; `decision.case` is loaded with its version."""
    return worded(decision, drawn_up_as(decision))


def drawn_up_as(decision: Decision) -> Outcome:
    """Return the outcome as its version or the town hall declares it, whatever words editors gave its letter."""
    if decision.kind not in (Decision.Kind.DECISION, Decision.Kind.CORRECTION):
        return OUTCOMES[decision.outcome]
    return decision.case.application.version.definition.outcome(decision.outcome)
