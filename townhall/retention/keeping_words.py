"""Until when a case is kept and why, in one sentence for clerks and applicants."""

from datetime import date

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.cases.models import Case, State
from townhall.lib import written
from townhall.lib.text import T
from townhall.retention.due import due_day, in_force
from townhall.retention.models import Expiry
from townhall.retention.rules import keeping, length_words, rule_of

BY_RULE = T(
    "Dieser Vorgang wird ab dem {due} gelöscht: {length} nach {event} ({basis}).",
    en="This case will be deleted from {due} on: {length} after {event} ({basis}).",
)
PROMISE = T(
    "Wir löschen diesen Vorgang {length} nach {event} ({basis}). So lange bewahren wir ihn auf.",
    en="We delete this case {length} after {event} ({basis}). Until then we keep it.",
)
EXTENDED = T(
    "Dieser Vorgang wird länger aufbewahrt und ab dem {due} gelöscht.",
    en="This case is kept for longer and will be deleted from {due} on.",
)
HELD = T(
    "Die Löschung dieses Vorgangs ist gesperrt, bis die Sperre aufgehoben wird.",
    en="This case is on hold: it will not be deleted until the hold is released.",
)
IN_FORCE = T(
    " Solange gilt, was mit ihm entschieden wurde, bleibt er erhalten.",
    en=" It stays as long as what was decided in it is in force.",
)


def promise(case: Case, *, language: str, on: date) -> str:
    """Say to the person how long their case is kept: by its rule while it is open, until a day once it is closed."""
    if case.state == State.CLOSED:
        return explain(case, language=language, on=on)
    try:
        rule = rule_of(case.application.version.definition, on=on, register=Register())
    except (NotInRegister, NotChecked):
        return ""
    return str(PROMISE.fill(length=length_words(rule), event=rule.event, basis=rule.basis).in_(language))


def explain(case: Case, *, language: str, on: date) -> str:
    """Say until when a closed case is kept; nothing about one that is not closed, or whose rule nobody has checked."""
    if case.state != State.CLOSED or case.closed_at is None:
        return ""
    expiry = Expiry.objects.filter(case=case).first()
    if expiry is not None and expiry.held_at is not None:
        return str(HELD.in_(language))
    try:
        rule, _ = keeping(case, on=on)
    except (NotInRegister, NotChecked):
        return ""
    due = (expiry.due_on if expiry is not None else None) or due_day(case, expiry, rule)
    text = EXTENDED if expiry is not None and expiry.extended_to else BY_RULE
    said = text.fill(due=written.day(due), length=written.period(rule.length), event=rule.event, basis=rule.basis)
    return said.in_(language) + (IN_FORCE.in_(language) if in_force(on=on).filter(decision__case=case).exists() else "")
