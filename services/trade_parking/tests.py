"""Craft parking: what several vehicles cost for several years, and one permit for each."""

import json
from datetime import date
from pathlib import Path

from services.trade_parking import samples
from services.trade_parking.service import TradeParking, assess
from townhall.kit import Answers, Situation, charge

TODAY = date(2030, 1, 7)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


SITUATION = Situation(today=TODAY, submitted_on=TODAY, law=Register())


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(TradeParking.definition, tree, today=TODAY).visible()


class TestTheFee:
    def test_is_that_of_one_vehicle_for_a_year(self):
        assert charge(answers(), SITUATION).cents == 15000

    def test_adds_further_vehicles_and_years(self):
        assert charge(answers(samples.FLEET), SITUATION).cents == 2 * (15000 + 2 * 2000)

    def test_explains_itself(self):
        assert "4 × 20,00 € = 80,00 €" in charge(answers(samples.FLEET), SITUATION).lines[1].sentence.in_("de")


class TestThePermits:
    def test_are_one_for_each_vehicle(self):
        effects = assess(answers(samples.FLEET), SITUATION, "granted").effects

        assert [effect.label for effect in effects] == ["BO-EL 1", "BO-EL 2", "BO-EL 3"]
        assert {effect.valid_until for effect in effects} == {date(2032, 1, 31)}

    def test_can_be_checked_by_wardens(self):
        assert TradeParking.definition.checkable == ("trade_permit",)

    def test_are_none_when_refused(self):
        assert assess(answers(), SITUATION, "refused").effects == ()
