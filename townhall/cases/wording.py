"""The words a decision was drawn up with; it keeps them, whatever editors publish later."""

from townhall.cases.models import Decision
from townhall.catalogue.outcomes import Outcome
from townhall.editorial.contents import LAYOUT, Layout
from townhall.editorial.phrases import Phrases
from townhall.editorial.using import Wording, phrases_for


def worded(decision: Decision, outcome: Outcome) -> Outcome:
    """Return the outcome with the letter, summary and building blocks of this decision."""
    return Wording.load(decision.wording).letter.put_into(outcome) if decision.wording else outcome


def phrases_of(decision: Decision, key: str) -> Phrases:
    """Return what a corrected notice says about itself: as it was frozen with it, else the sentences of today."""
    frozen = Wording.load(decision.wording).phrases if decision.wording else None
    return frozen if frozen is not None else phrases_for(key)


def layout_of(decision: Decision) -> Layout:
    return Wording.load(decision.wording).layout if decision.wording else LAYOUT
