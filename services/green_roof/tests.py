"""The grant for greening: half of the cost, up to the ceiling, out of the budget."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from services.green_roof import samples
from services.green_roof.questions import Measures
from services.green_roof.rules import assess, claim, group
from services.green_roof.service import GreenRoof
from townhall.kit import Answers, Held, Impossible, Situation

TODAY = date(2026, 11, 24)
LAW = {entry["key"]: entry["value"] for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(GreenRoof.definition, tree, today=TODAY).visible()


def situation(stated: dict | None = None, held: tuple[Held, ...] = ()) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=Register(), stated=stated or {}, held=held)


def result(outcome: str = "granted", tree=samples.ORDINARY, held: tuple[Held, ...] = (), **stated):
    return assess(answers(tree), situation(stated, held), outcome)


def granted(year: int, cents: int) -> Held:
    return Held("greening_grant", "2026-000001", "", date(year, 3, 2), {"year": str(year), "cents": str(cents)}, "BO-2026")


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


class TestTheCeilingOfTheYear:
    def test_counts_what_was_granted_to_the_same_person_this_year(self):
        again = result(held=(granted(2026, 2_400_000), granted(2025, 2_500_000)))

        assert again.claims[0].amount == 100_000
        assert "24.000,00 €" in [row.cells[2].in_("de") for row in again.tables[0].rows]

    def test_leaves_nothing_to_grant_when_it_is_used_up(self):
        used_up = result(held=(granted(2026, 2_500_000),))

        assert isinstance(used_up, Impossible)
        assert used_up.because.in_("de") == "Der Höchstbetrag von 25.000,00 € ist in diesem Jahr schon bewilligt."

    def test_is_remembered_with_the_grant(self):
        [effect] = result().effects

        assert dict(effect.data) == {"year": "2026", "cents": "390000"}
        assert effect.valid_until == date(2026, 12, 31)

    def test_belongs_to_a_person_or_an_organisation(self):
        assert group(answers()) != group(answers(samples.CLUB))

    def test_limits_what_is_reserved_at_receipt(self):
        assert claim(answers(), situation(held=(granted(2026, 2_400_000),))).amount == 100_000


class TestTheWayEnds:
    def test_when_the_work_has_begun(self):
        building = samples.ORDINARY["building"] | {"has_begun": True}

        assert answers(samples.ORDINARY | {"building": building}).stop is not None
