"""What a clerk states where a rule of a definition is not in the code here: nothing is worked out, and nobody guesses."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from townhall.catalogue.charging import charge_line
from townhall.catalogue.definition import Definition
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.outcomes import Nature, Outcome
from townhall.catalogue.results import Charge, Part, Result
from townhall.fields.base import Field
from townhall.fields.choice import Choice, options
from townhall.fields.number import Money
from townhall.fields.text import LongText
from townhall.lib.text import T

RULES = ("decide", "assess", "group", "charge", "claim")
WORKED_OUT_BY = ("assess", "group")  # without what it counts together, a rule would count wrongly
FEE = T("Gebühr", en="Fee")

WORDS = LongText(
    T("Ihre Entscheidung im Wortlaut", en="Your decision word for word"),
    id="operative_part",
    max_length=4000,
    personal=False,
    hint=T(
        "Die Regel dieser Leistung gibt es hier nicht. Berechnet wird nichts: Nennen Sie auch Beträge, Fristen und Bedingungen",
        en="The rule of this service is not here. Nothing is worked out: name amounts, periods and conditions, too",
    ),
)
REMEDY = Choice(
    T("Was ist gegen die Entscheidung möglich?", en="What can be done against the decision?"),
    id="remedy_given",
    personal=False,
    options=options(
        klage=T("Klage beim Verwaltungsgericht", en="Action before the administrative court"),
        widerspruch=T("Widerspruch", en="Objection"),
        widerspruch_levy=T("Widerspruch gegen Steuern oder Gebühren", en="Objection to taxes or fees"),
    ),
)
AMOUNT = Money(
    T("Gebühr für diese Entscheidung", en="Fee for this decision"),
    id="fee_set",
    at_least=Decimal(0),
    personal=False,
    hint=T(
        "Die Regel für die Gebühr gibt es hier nicht. 0, wenn keine anfällt",
        en="The rule of the fee is not here. 0 if there is none",
    ),
)


def lacks(definition: Definition, *uses: str) -> bool:
    """Say whether a definition names a rule, for one of these uses, that is not in the code here."""
    return any(name not in HOOKS for use in uses if (name := definition.hook(use)) is not None)


def asking(definition: Definition, outcome: Outcome) -> Outcome:
    """Return an outcome that asks the clerk, besides its own questions, for what no rule works out here."""
    asks: list[Field] = []
    is_act = outcome.nature == Nature.ADMINISTRATIVE_ACT
    if lacks(definition, *WORKED_OUT_BY):
        asks += [WORDS, REMEDY] if is_act else [replace(WORDS, required=False)]
    if outcome.charged and lacks(definition, "charge"):
        asks.append(AMOUNT)
    return replace(outcome, asks=(*outcome.asks, *asks))


def result(stated: Mapping[str, Any]) -> Result:
    """Return what a clerk stated as the result of a decision."""
    words, remedy = stated.get(WORDS.id), stated.get(REMEDY.id)
    part = Part(T(words), f"remedy.{remedy}" if remedy else "") if words else None
    return Result(parts=(part,) if part else ())


def fee(definition: Definition, stated: Mapping[str, Any]) -> Charge | None:
    """Return the fee a clerk stated; None if it is nothing."""
    cents = int((stated.get(AMOUNT.id) or 0) * 100)
    return Charge((charge_line(FEE, each=cents, source=definition.legal_basis or str(definition.title)),)) if cents else None
