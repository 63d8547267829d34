"""The decision on a sample application, for looking at a text: there is always one, even if the rule grants nothing."""

from datetime import datetime

from django.utils.timezone import localdate

from townhall.authorities.registers import NotReachable
from townhall.cases.decisions.deciding import preview
from townhall.cases.decisions.grounds import Grounds, OutcomeImpossible, draw_up
from townhall.cases.models import Case, Decision
from townhall.catalogue.results import Part, Result
from townhall.lib.text import T

IN_ITS_PLACE = T(
    "[Hier steht, was entschieden wird. Für diesen Beispielantrag sagt die Regel: {because}]",
    en="[Here stands what is decided. Of this sample application the rule says: {because}]",
)
NOT_ASKED = T(
    "[Hier steht, was entschieden wird. Das Register, das dafür gefragt wird, antwortet nicht.]",
    en="[Here stands what is decided. The register that is asked for it does not answer.]",
)


def sample_decision(case: Case, *, outcome: str, at: datetime) -> Decision:
    """Return the decision a sample would get, unsaved; where it cannot be, the words why stand in brackets in its place."""
    try:
        return preview(case, outcome=outcome, at=at)
    except OutcomeImpossible as refusal:
        words = IN_ITS_PLACE.fill(because=refusal.message)
    except NotReachable:
        words = NOT_ASKED
    grounds = Grounds(case, localdate(at), outcome)
    return draw_up(grounds, grounds.outcome(outcome), Result(parts=(Part(words),)), reasons="", by=None, at=at)
