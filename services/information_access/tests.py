"""Information access: what each answer orders, and that nobody has to say who they are."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from services.information_access import samples
from services.information_access.rules import answer
from services.information_access.service import InformationAccess
from townhall.kit import Answers, Nature, Situation

TODAY = date(2026, 11, 24)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def __init__(self, **changed):
        self.changed = changed

    def value(self, key, *, on):
        return self.changed.get(key.rpartition(".")[2], LAW[key]["value"])

    def source(self, key, *, on):
        return LAW[key]["source"]


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(InformationAccess.definition, tree, today=TODAY).visible()


def result(outcome: str, law=None, **stated):
    return answer(answers(), Situation(today=TODAY, submitted_on=TODAY, law=law or Register(), stated=stated), outcome)


class TestAnAnswer:
    @pytest.mark.parametrize("outcome", ["informed", "not_there"])
    def test_that_tells_orders_nothing(self, outcome):
        assert result(outcome).parts == ()
        assert InformationAccess.definition.outcome(outcome).nature == Nature.ACKNOWLEDGEMENT

    @pytest.mark.parametrize("outcome", ["partly", "refused"])
    def test_that_refuses_can_be_challenged_and_names_the_commissioner(self, outcome):
        [part] = result(outcome).parts

        assert part.remedy == "remedy.klage"
        assert "§ 13 Abs. 2 IFG NRW" in result(outcome).notes[0].in_("de")
        assert InformationAccess.definition.outcome(outcome).needs_reasons


class TestAFee:
    @pytest.mark.parametrize(("quarters", "cents"), [(1, 1750), (6, 10500), (28, 49000), (29, 50000), (400, 50000)])
    def test_follows_the_work_within_the_frame_of_the_tariff(self, quarters, cents):
        found = result("charged", quarters=Decimal(quarters))

        assert found.charge.cents == cents
        assert "§ 11 Abs. 1 IFG NRW" in found.charge.lines[0].sentence.in_("de")
        assert found.parts[0].remedy == "remedy.klage"

    def test_is_never_below_the_lowest(self):
        assert result("charged", Register(quarter_hour=500), quarters=Decimal(1)).charge.cents == 1000

    @pytest.mark.parametrize("outcome", ["informed", "not_there", "partly", "refused"])
    def test_is_not_set_by_any_other_answer(self, outcome):
        assert result(outcome).charge is None


class TestARequest:
    def test_may_be_sent_under_a_pseudonym(self):
        assert answers().problems() == {}
        assert InformationAccess.definition.trust == 0

    def test_needs_no_reason(self):
        asked = InformationAccess.definition.by_path

        assert not [path for path in asked if "reason" in path or "why" in path]
