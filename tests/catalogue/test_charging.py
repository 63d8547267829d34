"""What an application costs stands in the legal register, and each line says why."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from tests.catalogue.terrace import ORDINARY, Terrace
from townhall.catalogue.answers import Answers
from townhall.catalogue.charging import charge, charge_line
from townhall.catalogue.definition import DefinitionError
from townhall.catalogue.fees import Fee, FeeItem, Payable
from townhall.catalogue.results import Charge, Situation
from townhall.lib.text import T

TODAY = date(2026, 5, 4)


@dataclass
class Tariff:
    """A legal register with two figures."""

    values: dict = field(default_factory=lambda: {"terrace.space": {"centre": 350, "other": 200}, "terrace.heaters": 5000})

    def value(self, key, *, on):
        return self.values[key]

    def holds(self, key, *, on):
        return self.values.get(key) is True

    def source(self, key, *, on):
        return "Tarif Nr. 3"


def charged(**changes) -> Charge:
    tree = {step: dict(answers) for step, answers in ORDINARY.items()}
    for path, value in changes.items():
        step, name = path.split("__")
        tree[step][name] = value
    answers = Answers(Terrace.definition, tree, today=TODAY).visible()
    return charge(answers, Situation(today=TODAY, submitted_on=TODAY, law=Tariff()))


class TestACharge:
    def test_multiplies_the_amount_of_the_register_by_the_answers(self):
        assert [line.cents for line in charged().lines] == [350 * 9 * 6, 5000]

    def test_takes_the_amount_of_the_chosen_zone(self):
        assert charged(place__zone="other").lines[0].each == 200

    def test_leaves_out_what_does_not_apply(self):
        assert charged(season__heaters=False).cents == 350 * 9 * 6

    def test_leaves_out_what_cannot_be_worked_out_yet(self):
        assert [line.cents for line in charged(season__months="viele").lines] == [5000]

    def test_says_why(self):
        space, heaters = charged().lines

        assert space.sentence.in_("de") == "Platz je m² und Monat: 54 × 3,50 € = 189,00 € (Tarif Nr. 3)"
        assert space.sentence.in_("en") == "Space per m² and month: 54 × €3.50 = €189.00 (Tarif Nr. 3)"
        assert heaters.sentence.in_("de") == "Wärmestrahler: 50,00 € (Tarif Nr. 3)"

    def test_is_stored_without_loss(self):
        assert Charge.load(charged().dump()) == charged()

    def test_rounds_half_a_cent_up(self):
        assert charge_line(T("Halb"), each=1, count=Decimal("2.5"), source="").cents == 3


class TestAFee:
    def test_is_part_of_the_definition(self):
        assert type(Terrace.definition).load(Terrace.definition.dump()) == Terrace.definition
        assert Terrace.definition.fee.payable == Payable.BEFORE

    def test_multiplies_by_numbers_only(self):
        item = FeeItem(T("Platz", en="Space"), law="x", times=Terrace.steps[0].private)

        with pytest.raises(DefinitionError, match="is no number"):
            type("Wrong", (Terrace,), vars_of(Terrace) | {"slug": "falsch", "fee": Fee((item,))})


def vars_of(service: type) -> dict:
    return {name: value for name, value in vars(service).items() if not name.startswith("__") and name != "definition"}
