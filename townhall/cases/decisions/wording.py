"""The words a decision was drawn up with; it keeps them, whatever editors publish later."""

from townhall.cases.models import Decision
from townhall.catalogue.outcomes import Outcome
from townhall.editorial.contents import LAYOUT, Layout
from townhall.editorial.phrases import Phrases, shipped_phrases
from townhall.editorial.using import Wording


def worded(decision: Decision, outcome: Outcome) -> Outcome:
    """Return the outcome with the letter, summary and building blocks of this decision."""
    return Wording.load(decision.wording).letter.put_into(outcome) if decision.wording else outcome


def phrases_of(decision: Decision, key: str) -> Phrases:
    """Return sentences of a notice as they were frozen with it; one that is older than this has those it came with."""
    frozen = Wording.load(decision.wording).sentences.get(key) if decision.wording else None
    return frozen if frozen is not None else shipped_phrases()[key].content


def layout_of(decision: Decision) -> Layout:
    return Wording.load(decision.wording).layout if decision.wording else LAYOUT
