"""Deadlines: begun, paused, resumed, ended, and explained in a sentence (Fristen)."""

import logging
from datetime import date

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.cases.models import Case, Deadline
from townhall.lib.dates import end_of_period

log = logging.getLogger(__name__)

PROCESSING = "processing"
ANSWER = "answer"


def processing(key: str, *, on: date) -> Deadline | None:
    """Return the unsaved processing deadline a service promises; a gap in the register never stops an application."""
    if not key:
        return None
    try:
        entry = Register().entry(key, on=on)
    except (NotInRegister, NotChecked) as problem:
        log.error("%s", problem)
        return None
    return Deadline(kind=PROCESSING, basis=entry.source, anchor_on=on, length=entry.value, due_on=end_of_period(on, entry.value))


def start(case: Case, kind: str, *, basis: str, anchor_on: date, length: str) -> Deadline:
    """Begin a deadline; of each kind a case has one at a time."""
    return Deadline.objects.create(
        case=case, kind=kind, basis=basis, anchor_on=anchor_on, length=length, due_on=end_of_period(anchor_on, length)
    )
