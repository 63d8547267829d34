"""The licence of the tests, paid out of a budget: special ones cost all of it, and people named Charlie come first."""

from dataclasses import replace

from tests.cases.licence import Person, Thing, licence
from townhall.catalogue.definition import Hook
from townhall.kit import Answers, ClaimOn, Part, Result, Situation, T, hook

BUDGET, ALL, HALF = "balkone", 100_000, 50_000


@hook
def ask_the_budget(answers: Answers, situation: Situation) -> ClaimOn:
    first = answers.read(Person).asker.given_name == "Charlie"
    return ClaimOn(BUDGET, HALF if answers.read(Thing).name == "Hälfte" else ALL, 0 if first else 1)


@hook
def pay_out(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Grant what was asked for, with the outcome `limited` half of the budget."""
    if outcome == "refused":
        return Result(parts=(Part(T("Abgelehnt.", en="Refused."), remedy="remedy.widerspruch"),))
    wish = ask_the_budget(answers, situation)
    granted = replace(wish, amount=HALF) if outcome == "limited" else wish
    return Result(parts=(Part(T("Bewilligt.", en="Granted."), remedy="remedy.widerspruch"),), claims=(granted,))


budgeted = replace(
    licence,
    slug="zuschuss",
    resource=BUDGET,
    hooks=(Hook("claim", "cases.ask_the_budget"), Hook("assess", "cases.pay_out")),
)
