"""The grant for greening: half of the cost, up to the ceiling, out of the budget."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from services.green_roof import samples
from services.green_roof.service import GreenRoof, Measures, assess
from townhall.kit import Answers, Situation

TODAY = date(2026, 11, 24)
LAW = {entry["key"]: entry["value"] for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(GreenRoof.definition, tree, today=TODAY).visible()


def result(outcome: str = "granted", tree=samples.ORDINARY, **stated):
    return assess(answers(tree), Situation(today=TODAY, submitted_on=TODAY, law=Register(), stated=stated), outcome)


class TestTheCost:
    def test_is_added_up_from_the_measures(self):
        assert answers(samples.CLUB).read(Measures).total == Decimal("61500.50")


class TestTheGrant:
    def test_is_half_of_the_cost(self):
        assert result().claims[0].amount == 390000
        assert "3.900,00 €" in result().parts[0].text.in_("de")

    def test_never_exceeds_the_ceiling(self):
        assert result(tree=samples.CLUB).claims[0].amount == 2500000

    def test_follows_what_the_clerk_accepts(self):
        assert result(accepted=Decimal("6000.00")).claims[0].amount == 300000

    def test_takes_nothing_when_it_is_refused(self):
        assert result("refused").claims == ()


class TestTheWayEnds:
    def test_when_the_work_has_begun(self):
        building = samples.ORDINARY["building"] | {"has_begun": True}

        assert answers(samples.ORDINARY | {"building": building}).stop is not None
