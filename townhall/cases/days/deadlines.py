"""Deadlines: begun, paused, resumed, begun anew, extended, ended (Fristen); deadline_words.py explains them."""

import logging
from datetime import date, datetime, timedelta

from townhall.applications.models import Application
from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.cases.models import Case, Deadline, State
from townhall.catalogue.answers import Answers
from townhall.catalogue.terms import OnRequest
from townhall.journal.recording import record
from townhall.lib.dates import end_of_period, next_working_day

log = logging.getLogger(__name__)

PROCESSING = "processing"
ANSWER = "answer"
HEARING = "hearing"
OBJECTION = "objection"
PAYMENT = "payment"

PAY_WITHIN = "payment.before"  # key of the legal register: how long a fee before the work can be paid


def processing(answers: Answers, *, on: date) -> Deadline | None:
    """Return the unsaved processing deadline of an application; a gap in the register never stops it."""
    key, silence = answers.processing, answers.definition.silence
    if not key:
        return None
    try:
        entry = Register().entry(key, on=on)
    except (NotInRegister, NotChecked) as problem:
        log.error("%s", problem)
        return None
    due_on = end_of_period(on, entry.value)
    means = silence.meaning.dump() if silence is not None else None
    return Deadline(kind=PROCESSING, basis=entry.source[:200], anchor_on=on, length=entry.value, due_on=due_on, silence=means)


def begin(deadline: Deadline, case: Case, *, at: datetime) -> None:
    """Save a new deadline with its case; where silence means something, somebody has to watch the end (see flow.py).

    There the time does not run before the evidence is here that was promised for later.
    """
    deadline.case = case
    if not runs_from_receipt(deadline, case.application):
        deadline.paused_on = deadline.anchor_on
    deadline.save(force_insert=True)
    if deadline.silence is not None:
        record("case.silence_begun", case, by=None, at=at)


def runs_from_receipt(deadline: Deadline, application: Application) -> bool:
    """Say whether the time begins at once; where silence means something, only with the complete application."""
    return deadline.silence is None or not application.promised


def last_day(deadline: Deadline | None) -> date | None:
    """Return the last day of a deadline, as work lists show it; None while the time stands still or if there is none."""
    return None if deadline is None or deadline.paused_on is not None else deadline.due_on


def start(case: Case, kind: str, *, basis: str, anchor_on: date, length: str) -> Deadline:
    """Begin a deadline; of each kind a case has one at a time."""
    due_on = end_of_period(anchor_on, length)
    return Deadline.objects.create(case=case, kind=kind, basis=basis, anchor_on=anchor_on, length=length, due_on=due_on)


def start_answer(case: Case, *, on: date, due_on: date) -> Deadline:
    """Begin the time a citizen has for an answer; the clerk names its last day (§ 31 (2) VwVfG NRW)."""
    length, basis = f"P{max((due_on - on).days, 0)}D", "§ 26 Abs. 2, § 31 Abs. 2 VwVfG NRW"
    return Deadline.objects.create(case=case, kind=ANSWER, basis=basis, anchor_on=on, length=length, due_on=due_on)


def start_hearing(case: Case, *, basis: str, on: date, due_on: date) -> Deadline:
    """Begin the time somebody has to comment before a decision against them."""
    length = f"P{max((due_on - on).days, 0)}D"
    return Deadline.objects.create(case=case, kind=HEARING, basis=basis, anchor_on=on, length=length, due_on=due_on)


def start_payment(case: Case, *, on: date) -> Deadline | None:
    """Begin the time to pay a fee that comes before the work; none begins where the register does not say how long it is."""
    fee = case.application.version.definition.fee
    try:
        entry = Register().entry(fee.within if fee and fee.within else PAY_WITHIN, on=on)
    except (NotInRegister, NotChecked) as problem:
        log.error("%s", problem)
        return None
    return start(case, PAYMENT, basis=entry.source[:200], anchor_on=on, length=entry.value)


def running(case: Case, kind: str) -> Deadline | None:
    return Deadline.objects.filter(case=case, kind=kind, ended_on=None).first()


def pause(case: Case, *, on: date) -> None:
    """Stop the clock of the processing deadline, unless the law says that a request comes too late for that."""
    if not too_late_to_stop(case, on=on):
        stop(case, on=on)


def too_late_to_stop(case: Case, *, on: date) -> bool:
    """Say whether the time runs on although something is missing: nobody said so early enough."""
    silence = case.application.version.definition.silence
    if silence is None or not silence.complaint or (deadline := running(case, PROCESSING)) is None:
        return False
    return on > end_of_period(deadline.anchor_on, Register().value(silence.complaint, on=deadline.anchor_on))


def stop(case: Case, *, on: date) -> None:
    Deadline.objects.filter(case=case, kind=PROCESSING, ended_on=None, paused_on=None).update(paused_on=on)


def resume(case: Case, *, on: date) -> Deadline | None:
    """Let the processing deadline run on, later by the days it stood still, or begin anew where the service says so."""
    deadline = running(case, PROCESSING)
    if deadline is None or deadline.paused_on is None:
        return deadline
    if restarts(case):
        return begin_anew(deadline, on=on)
    deadline.paused_days += (on - deadline.paused_on).days
    deadline.paused_on = None
    deadline.due_on = next_working_day(planned_end(deadline))
    deadline.save(update_fields=["paused_days", "paused_on", "due_on"])
    return deadline


def restarts(case: Case) -> bool:
    silence = case.application.version.definition.silence
    return silence is not None and silence.on_request == OnRequest.RESTART


def completed(case: Case, *, on: date) -> Deadline | None:
    """Let the time begin, or begin anew, when the applicant adds or changes something and nothing else is missing.

    Return the deadline if it moved. It matters only where silence means something.
    """
    deadline = running(case, PROCESSING) if case.application.version.definition.silence is not None else None
    if deadline is None or case.application.promised or case.state == State.INFO_REQUESTED:
        return None
    if deadline.paused_on is not None:
        return resume(case, on=on)
    return begin_anew(deadline, on=on) if restarts(case) else None


def begin_anew(deadline: Deadline, *, on: date) -> Deadline:
    """Count from the day on which the application became complete."""
    deadline.anchor_on, deadline.is_restarted, deadline.paused_on, deadline.paused_days = on, True, None, 0
    deadline.due_on = next_working_day(planned_end(deadline))
    deadline.save(update_fields=["anchor_on", "is_restarted", "paused_on", "paused_days", "due_on"])
    return deadline


def lengthen(deadline: Deadline, *, by: str) -> Deadline:
    """Add a period to a deadline, once."""
    deadline.extended_by = by
    deadline.due_on = next_working_day(planned_end(deadline))
    deadline.save(update_fields=["extended_by", "due_on"])
    return deadline


def planned_end(deadline: Deadline) -> date:
    """Return the end before a weekend or holiday moves it."""
    end = end_of_period(deadline.anchor_on, deadline.length, shift=False)
    if deadline.extended_by:
        end = end_of_period(end, deadline.extended_by, shift=False)
    return end + timedelta(days=deadline.paused_days)


def end(case: Case, kind: str, *, on: date) -> None:
    Deadline.objects.filter(case=case, kind=kind, ended_on=None).update(ended_on=on)


def end_all(case: Case, *, on: date) -> None:
    Deadline.objects.filter(case=case, ended_on=None).update(ended_on=on)
