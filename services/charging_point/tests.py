"""Charging points: what a permission costs, and how a permission differs from a contract."""

import json
from datetime import date
from pathlib import Path

from services.charging_point import samples
from services.charging_point.questions import Operation
from services.charging_point.rules import assess
from services.charging_point.service import ChargingPoint
from townhall.kit import Answers, Nature, Situation, charge

TODAY = date(2030, 4, 1)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(ChargingPoint.definition, tree, today=TODAY).visible()


def situation(**stated) -> Situation:
    given = {"until": date(2035, 12, 31), "term": "acht Jahre, ohne Entgelt", "conditions": None} | stated
    return Situation(today=TODAY, submitted_on=TODAY, law=Register(), stated=given)


class TestTheFee:
    def test_counts_the_spaces_of_all_sites(self):
        assert charge(answers(samples.SEVERAL_SITES), situation()).cents == 6 * LAW["charging_point.space"]["value"]


class TestTheWay:
    def test_ends_on_private_ground(self):
        assert answers(samples.ORDINARY | {"ground": {"owner": "private"}}).stop is not None
        assert answers().stop is None

    def test_asks_for_hours_only_where_there_are_some(self):
        assert answers(samples.SEVERAL_SITES).holds(Operation.hours.when)
        assert not answers().holds(Operation.hours.when)


class TestAPermission:
    def test_has_another_remedy_than_its_fee(self):
        result = assess(answers(), situation(), "permitted")

        assert [part.remedy for part in result.parts] == ["remedy.klage", "remedy.widerspruch_levy"]
        assert "31. Dezember 2035" in result.parts[0].text.in_("de")
        assert "240,00 €" in result.parts[1].text.in_("de")

    def test_makes_an_entitlement_for_each_site(self):
        result = assess(answers(samples.SEVERAL_SITES), situation(), "permitted")

        assert [(effect.kind, effect.valid_until) for effect in result.effects] == [("charging_site", date(2035, 12, 31))] * 2

    def test_lists_sites_by_their_words_or_their_point(self):
        [table] = assess(answers(samples.SEVERAL_SITES), situation(), "permitted").tables

        assert [row.cells[0].in_("de") for row in table.rows] == ["Punkt bei 51.48050, 7.21800", "Beispielallee 7"]
        assert table.rows[0].cells[2].in_("de") == "150 kW"

    def test_is_the_same_when_stored_and_read_again(self):
        result = assess(answers(), situation(), "permitted")

        assert type(result).load(result.dump()) == result


class TestAContract:
    def test_is_offered_under_private_law_and_orders_nothing(self):
        result = assess(answers(), situation(conditions="Erste Wartung nach einem Jahr."), "offered")

        assert ChargingPoint.definition.outcome("offered").nature == Nature.PRIVATE_LAW
        assert [part.remedy for part in result.parts] == [""]
        assert result.charge is None
        assert result.effects == ()
        assert str(result.conditions[-1]) == "Erste Wartung nach einem Jahr."


class TestARefusal:
    def test_is_an_administrative_act_with_a_remedy(self):
        result = assess(answers(), situation(), "refused")

        assert ChargingPoint.definition.outcome("refused").nature == Nature.ADMINISTRATIVE_ACT
        assert [part.remedy for part in result.parts] == ["remedy.klage"]
