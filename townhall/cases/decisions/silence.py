"""What it means if the authority decides nothing in time: an outcome takes effect by law (Genehmigungsfiktion, § 42a VwVfG)."""

from datetime import datetime, time, timedelta

from django.db.transaction import atomic
from django.utils.timezone import get_current_timezone, localdate, now

from townhall.cases.days import deadlines
from townhall.cases.decisions.grounds import Grounds, draw_up, finish
from townhall.cases.holdings import entitlements
from townhall.cases.models import Case, Deadline, InformationRequest
from townhall.cases.moves import lock
from townhall.cases.transitions import take_back_proposal
from townhall.catalogue.by_hand import WORKED_OUT_BY, lacks
from townhall.catalogue.hooks import HookGone
from townhall.catalogue.terms import Silence
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.lib import written
from townhall.lib.text import T

LOOK_AGAIN = timedelta(hours=6)  # while the time stands still
BY_SILENCE = T(
    "Bis zum {due} wurde nicht entschieden. Damit ist die Entscheidung kraft Gesetzes eingetreten ({basis}).",
    en="Nothing was decided by {due}. With that the decision took effect by law ({basis}).",
)


@atomic
def take_effect(event: Event, *, at: datetime | None = None) -> None:
    """Put on record what silence means once the time is over; until then look again later. Safe to run twice.

    It does not matter whether somebody works on the case, waits for an answer or has proposed something: the law does not
    ask. What is missing for the decision (a rule, an entry of the register) fails loudly, so that somebody mends it.
    """
    case = lock(Case(pk=int(event.subject_id)))
    deadline, silence = deadlines.running(case, deadlines.PROCESSING), case.application.version.definition.silence
    if deadline is None or silence is None:
        return  # decided or withdrawn meanwhile
    at = at or now()
    if deadline.paused_on is not None or localdate(at) <= deadline.due_on:
        raise Later(wait(deadline, at=at))
    decide(case, deadline, silence, at=at)


def wait(deadline: Deadline, *, at: datetime) -> timedelta:
    """Return how long nothing can happen: until the last day is over, because it only ever moves away."""
    over = datetime.combine(deadline.due_on + timedelta(days=1), time(0, 5), tzinfo=get_current_timezone())
    return max(over - at, LOOK_AGAIN)


def decide(case: Case, deadline: Deadline, silence: Silence, *, at: datetime) -> None:
    """Decide as the law does, from the first moment after the last day."""
    grounds = Grounds(case, localdate(at), deemed_on=deadline.due_on + timedelta(days=1))
    entitlements.lock_group(grounds.key)
    if lacks(grounds.answers.definition, *WORKED_OUT_BY, "charge"):
        raise HookGone(f"What {grounds.answers.definition.slug} decides by silence is not in the code.")
    outcome = grounds.outcome(silence.outcome)
    decision = draw_up(grounds, outcome, grounds.assess(outcome), reasons="", by=None, at=at)
    decision.automatic = True
    sentence = BY_SILENCE.fill(due=written.day(deadline.due_on), basis=deadline.basis)
    decision.trace |= {"rule": "silence", "sentence": sentence.dump(), "legal_basis": deadline.basis}
    take_back_proposal(case)
    InformationRequest.objects.filter(case=case, answered_at=None).update(answered_at=at)
    finish(grounds, decision, by=None, at=at)
