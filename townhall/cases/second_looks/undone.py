"""What a decision that was taken back had of limited resources is free again from its day on (Rückgabe von Zuteilungen)."""

from datetime import date, datetime, time

from django.db.transaction import atomic
from django.utils.timezone import get_current_timezone, localdate, now

from townhall.cases.holdings import allotments
from townhall.cases.models import Case
from townhall.cases.moves import lock
from townhall.journal.models import Event
from townhall.journal.reactions import Later


@atomic
def give_back(event: Event, *, at: datetime | None = None) -> None:
    """Release what the case holds, on the day from which the decision counts no more. Safe to run twice."""
    case, at, begins = lock(Case(pk=int(event.subject_id))), at or now(), date.fromisoformat(event.data["begins"])
    if localdate(at) < begins:
        raise Later(datetime.combine(begins, time(0, 5), tzinfo=get_current_timezone()) - at)
    allotments.give_back(case, of=allotments.HAS_OR_WAITS, by=None, at=at)
