"""Hear what became of packages (Rückmeldung). An answer counts once; what fits nothing is kept for people to look at."""

import logging
from datetime import datetime
from typing import Any

from django.db.transaction import atomic

from townhall.handover.adapters.folder import Folder
from townhall.handover.adapters.known import adapter_of
from townhall.handover.adapters.port import Answer, NotReachable
from townhall.handover.models import Destination, Handover, Stray
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint

log = logging.getLogger(__name__)
Problem, State = Stray.Problem, Handover.State
SENT = (State.PREPARED, State.HANDED_OVER)  # an answer may be quicker than our own note


def collect(*, at: datetime) -> int:
    """Write down the answers of all programs; return how many. One that cannot be reached does not keep up the others."""
    count = 0
    for destination in Destination.objects.order_by("pk"):
        adapter = adapter_of(destination)
        try:
            for answer in adapter.answers():
                write_down(destination, answer, at=at)
                failpoint("handover.answered")
                adapter.settle(answer)
                count += 1
        except NotReachable:
            log.exception("No answers from %s", destination.slug)
        if isinstance(adapter, Folder):
            tidy(adapter)
    return count


@atomic
def write_down(destination: Destination, answer: Answer, *, at: datetime) -> None:
    """Note an answer at its handover, or why it fits none."""
    if answer.key is None:
        keep_stray(destination, answer, Problem.UNREADABLE, at=at)
        return
    rows = Handover.objects.select_for_update(of=("self",)).select_related("case", "destination")
    handover = rows.filter(destination=destination, key=answer.key).first()
    if handover is None or (handover.state == State.WAITING and handover.turn == 1):
        keep_stray(destination, answer, Problem.UNKNOWN, at=at)
    elif answer.turn and answer.turn < handover.turn and not answer.accepted:
        return  # the refusal that made somebody send it again
    elif handover.state in SENT or (handover.state == State.WAITING and answer.accepted):
        note_answer(handover, answer, at=at)
    elif said(handover) != (answer.accepted, answer.reference, answer.reason):
        keep_stray(destination, answer, Problem.CONTRADICTS, at=at)


def note_answer(handover: Handover, answer: Answer, *, at: datetime) -> None:
    handover.state = State.ACKNOWLEDGED if answer.accepted else State.REFUSED
    handover.handed_at, handover.answered_at = handover.handed_at or at, at
    handover.reference, handover.reason = answer.reference, answer.reason
    handover.save(update_fields=["state", "handed_at", "answered_at", "reference", "reason"])
    facts: dict[str, Any] = {"destination": handover.destination.slug, "turn": handover.turn}
    said = {"reference": answer.reference}  # whatever the other program calls it may name a person
    record(f"handover.{handover.state}", handover.case, by=None, at=at, detail=said, **facts)


def said(handover: Handover) -> tuple[bool, str, str]:
    return handover.state == State.ACKNOWLEDGED, handover.reference, handover.reason


def keep_stray(destination: Destination, answer: Answer, problem: str, *, at: datetime) -> None:
    facts = {"destination": destination, "name": answer.name[:200], "problem": problem}
    Stray.objects.get_or_create(**facts, defaults={"noticed_at": at})


def tidy(adapter: Folder) -> None:
    """Delete packages that a crash left behind and nobody will move any more."""
    names = list(adapter.forgotten())
    waiting = set(Handover.objects.filter(state=State.PREPARED, prepared_as__in=names).values_list("prepared_as", flat=True))
    for name in set(names) - waiting:
        adapter.discard(name)


def overdue(at: datetime) -> list[int]:
    """Return the case of every handover that was refused or that nobody has answered in time."""
    found = Handover.objects.refused().values_list("case", flat=True)
    return [*found, *Handover.objects.unanswered(at=at).values_list("case", flat=True)]
