"""How an invented case is decided: with the first outcome that fits, and what a clerk might have stated for it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from townhall.cases.decisions import deciding
from townhall.cases.decisions.grounds import OutcomeImpossible
from townhall.cases.models import Case
from townhall.catalogue import splitting
from townhall.catalogue.outcomes import Outcome
from townhall.demo.colleagues import clerk_of
from townhall.fields.base import Field

REASONS = (
    "Nach Ihren Angaben und den Unterlagen sind die Voraussetzungen nicht erfüllt. Ein Ermessen haben wir dabei nicht.",
    "Der Nachweis fehlt auch nach unserer Erinnerung. Ohne ihn können wir die Voraussetzungen nicht feststellen.",
)


def decide(case: Case, fits: Callable[[Outcome], bool], at: datetime, reasons: str = REASONS[0]) -> None:
    """Decide with the first outcome that fits and that the rule allows; OutcomeImpossible if it allows none that fits.

    Leave the case as it is if its service has no outcome that fits.
    """
    definition = case.application.version.definition
    offered = [each for each in definition.outcomes if definition.silence is None or each.id != definition.silence.outcome]
    found = [*filter(fits, offered)]
    for outcome in found[:-1]:
        with suppress(OutcomeImpossible):
            return propose(case, outcome, at, reasons)
    return propose(case, found[-1], at, reasons) if found else None


def propose(case: Case, outcome: Outcome, at: datetime, reasons: str) -> None:
    definition = case.application.version.definition
    answers = case.application.answers(today=localdate(case.received_at)).visible()
    stated = {field.id: plausible(field, localdate(at)) for field in outcome.asks if field.required}
    stated |= parts(outcome, definition, answers, why=reasons)
    said = reasons if outcome.needs_reasons else ""
    deciding.propose(case, outcome=outcome.id, reasons=said, stated=stated, by=clerk_of(case), at=at)


def parts(outcome: Outcome, definition, answers, *, why: str) -> dict:
    """Grant the first thing applied for and refuse the others."""
    if outcome.split is None:
        return {}
    first, *others = [entry.id for entry in splitting.entries(outcome.split, definition, answers)]
    refused = {splitting.PART + each: splitting.REFUSED for each in others} | {splitting.WHY + each: why for each in others}
    return {splitting.PART + first: splitting.GRANTED} | refused


def plausible(field: Field, on: date) -> object:
    """Return what a clerk might state for a question of an outcome."""
    later = on + timedelta(days=180)
    said: dict[str, object] = {"number": "100", "money": "40.00", "yes_no": True, "declaration": True, "time": "10:00"}
    said |= {
        "date": (later if getattr(field, "future", False) else on).isoformat(),
        "period": {"first": (on + timedelta(days=10)).isoformat(), "last": later.isoformat()},
    }
    if options := getattr(field, "options", ()):
        return options[0].id if field.tag == "choice" else [options[0].id]
    return said.get(field.tag, "wie beantragt")
