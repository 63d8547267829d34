"""Space in the road: what it costs, which plans are asked for, and what the notices order."""

import json
from datetime import date
from pathlib import Path

from services.roadwork_permit import samples
from services.roadwork_permit.questions import NOTICE, Papers, Spot, Traffic
from services.roadwork_permit.rules import assess
from services.roadwork_permit.service import RoadworkPermit
from townhall.kit import Answers, Situation, charge

TODAY = date(2030, 4, 1)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}
ORDER = LAW["roadwork_permit.order"]["value"]


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def answers(tree=samples.ORDINARY, today=TODAY) -> Answers:
    return Answers(RoadworkPermit.definition, tree, today=today).visible()


def situation(submitted_on=TODAY, **stated) -> Situation:
    given = {"signs": "zweimal Zeichen 283", "conditions": None} | stated
    return Situation(today=submitted_on, submitted_on=submitted_on, law=Register(), stated=given)


class TestTheFee:
    def test_of_a_move_is_the_order_alone(self):
        assert charge(answers(), situation()).cents == ORDER["no_stopping"]

    def test_of_a_scaffold_counts_metres_and_days(self):
        order, space = charge(answers(samples.SCAFFOLD), situation()).lines

        assert order.cents == ORDER["scaffold"]
        assert space.cents == 14 * 30 * LAW["roadwork_permit.space"]["value"]

    def test_names_the_gebost_as_what_is_to_be_checked(self):
        [line] = charge(answers(), situation()).lines

        assert "GebOSt" in line.source
        assert "zu prüfen" in line.source


class TestTheWay:
    def test_ends_on_private_ground(self):
        purpose = samples.ORDINARY["purpose"] | {"ground": "private"}

        assert answers(samples.ORDINARY | {"purpose": purpose}).stop is not None
        assert answers().stop is None

    def test_asks_for_a_sign_plan_where_traffic_is_narrowed(self):
        assert answers(samples.SCAFFOLD).holds(Papers.sign_plan.when)
        assert not answers().holds(Papers.sign_plan.when)

    def test_asks_how_wide_an_obstacle_is(self):
        assert answers(samples.SCAFFOLD).holds(Spot.width.when)
        assert not answers().holds(Spot.width.when)

    def test_warns_of_little_time_and_lets_people_apply(self):
        late = answers(today=date(2030, 4, 21))

        assert late.holds(Traffic.late.when)
        assert late.problems() == {}
        assert not answers(today=date(2030, 4, 20)).holds(Traffic.late.when)
        assert LAW["roadwork_permit.notice"]["value"] == NOTICE


class TestThePermission:
    def test_orders_a_zone_for_a_move(self):
        result = assess(answers(), situation(), "granted")

        assert "Haltverbot" in result.parts[0].text.in_("de")
        assert "dort zu halten: 4. Mai 2030." in result.parts[0].text.in_("de")
        assert "3 volle Tage" in result.parts[1].text.in_("de")
        assert "30,00 €" in result.parts[2].text.in_("de")
        assert "§ 46 Abs. 1 Nr. 11" in result.reasons[0].in_("de")

    def test_allows_an_obstacle_until_it_is_revoked(self):
        result = assess(answers(samples.SCAFFOLD), situation(), "granted")

        assert "Gerüst" in result.parts[0].text.in_("de")
        assert "widerrufen" in result.parts[0].text.in_("de")
        assert "§ 46 Abs. 1 Nr. 8" in result.reasons[0].in_("de")

    def test_carries_the_conditions_of_the_clerk(self):
        result = assess(answers(), situation(conditions="Die Feuerwehrzufahrt bleibt frei."), "granted")

        assert str(result.conditions[-1]) == "Die Feuerwehrzufahrt bleibt frei."

    def test_is_an_entitlement_for_its_days(self):
        [effect] = assess(answers(samples.SCAFFOLD), situation(), "granted").effects

        assert (effect.valid_from, effect.valid_until) == (date(2030, 5, 6), date(2030, 6, 4))

    def test_mentions_that_the_application_came_late(self):
        assert "weniger als 14 Tage" in assess(answers(), situation(date(2030, 4, 25)), "granted").reasons[-1].in_("de")

    def test_is_the_same_when_stored_and_read_again(self):
        result = assess(answers(samples.SCAFFOLD), situation(), "granted")

        assert type(result).load(result.dump()) == result


class TestARefusal:
    def test_orders_nothing_to_pay(self):
        result = assess(answers(), situation(), "refused")

        assert [part.remedy for part in result.parts] == ["remedy.klage"]
        assert result.charge is None
