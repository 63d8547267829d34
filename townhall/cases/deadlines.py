"""Deadlines: begun, paused, resumed, ended, and explained in a sentence (Fristen)."""

import logging
from datetime import date, timedelta

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.cases.models import Case, Deadline
from townhall.lib import written
from townhall.lib.dates import end_of_period, next_working_day
from townhall.lib.text import T

log = logging.getLogger(__name__)

PROCESSING = "processing"
ANSWER = "answer"

PAUSED = T(
    "Die Zeit läuft seit {since} nicht weiter, weil wir auf eine Antwort warten ({basis}).",
    en="The time has stood still since {since}, because we are waiting for an answer ({basis}).",
)
RUNNING = {
    PROCESSING: T(
        "Wir entscheiden bis zum {due}: {length} nach dem Eingang am {anchor}{pause}{shift} ({basis}).",
        en="We decide by {due}: {length} after receipt on {anchor}{pause}{shift} ({basis}).",
    ),
    ANSWER: T("Antworten Sie bis zum {due} ({basis}).", en="Please answer by {due} ({basis})."),
}
PAUSE = T(", verlängert um {days} Wartezeit auf eine Antwort", en=", extended by {days} of waiting for an answer")
SHIFT = T(", verschoben auf den nächsten Werktag nach § 193 BGB", en=", moved to the next working day under section 193 BGB")


def processing(key: str, *, on: date) -> Deadline | None:
    """Return the unsaved processing deadline a service promises; a gap in the register never stops an application."""
    if not key:
        return None
    try:
        entry = Register().entry(key, on=on)
    except (NotInRegister, NotChecked) as problem:
        log.error("%s", problem)
        return None
    due_on = end_of_period(on, entry.value)
    return Deadline(kind=PROCESSING, basis=entry.source[:200], anchor_on=on, length=entry.value, due_on=due_on)


def start(case: Case, kind: str, *, basis: str, anchor_on: date, length: str) -> Deadline:
    """Begin a deadline; of each kind a case has one at a time."""
    due_on = end_of_period(anchor_on, length)
    return Deadline.objects.create(case=case, kind=kind, basis=basis, anchor_on=anchor_on, length=length, due_on=due_on)


def start_answer(case: Case, *, on: date, due_on: date) -> Deadline:
    """Begin the time a citizen has for an answer; the clerk names its last day (§ 31 (2) VwVfG NRW)."""
    length, basis = f"P{max((due_on - on).days, 0)}D", "§ 26 Abs. 2, § 31 Abs. 2 VwVfG NRW"
    return Deadline.objects.create(case=case, kind=ANSWER, basis=basis, anchor_on=on, length=length, due_on=due_on)


def running(case: Case, kind: str) -> Deadline | None:
    return Deadline.objects.filter(case=case, kind=kind, ended_on=None).first()


def pause(case: Case, *, on: date) -> None:
    """Stop the clock of the processing deadline."""
    Deadline.objects.filter(case=case, kind=PROCESSING, ended_on=None, paused_on=None).update(paused_on=on)


def resume(case: Case, *, on: date) -> Deadline | None:
    """Let the processing deadline run on, later by the days it stood still."""
    deadline = running(case, PROCESSING)
    if deadline is None or deadline.paused_on is None:
        return deadline
    deadline.paused_days += (on - deadline.paused_on).days
    deadline.paused_on = None
    deadline.due_on = next_working_day(planned_end(deadline))
    deadline.save(update_fields=["paused_days", "paused_on", "due_on"])
    return deadline


def planned_end(deadline: Deadline) -> date:
    """Return the end before a weekend or holiday moves it."""
    return end_of_period(deadline.anchor_on, deadline.length, shift=False) + timedelta(days=deadline.paused_days)


def end(case: Case, kind: str, *, on: date) -> None:
    Deadline.objects.filter(case=case, kind=kind, ended_on=None).update(ended_on=on)


def end_all(case: Case, *, on: date) -> None:
    Deadline.objects.filter(case=case, ended_on=None).update(ended_on=on)


def explain(deadline: Deadline, language: str) -> str:
    """Say in one sentence until when, from when and by which rule."""
    if deadline.paused_on is not None:
        return str(PAUSED.fill(since=written.day(deadline.paused_on), basis=deadline.basis).in_(language))
    moved = deadline.kind == PROCESSING and planned_end(deadline) != deadline.due_on
    days = written.period(f"P{deadline.paused_days}D")
    return (
        RUNNING[deadline.kind]
        .fill(
            due=written.day(deadline.due_on),
            length=written.period(deadline.length),
            anchor=written.day(deadline.anchor_on),
            pause=PAUSE.fill(days=days) if deadline.paused_days else T("", en=""),
            shift=SHIFT if moved else T("", en=""),
            basis=deadline.basis,
        )
        .in_(language)
    )
