"""Events: what they cost, who decides, what is asked for, and what the notices order."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from services.public_event import samples
from services.public_event.questions import LARGE_TENT, MANY_VISITORS, NOTICE, Safety, Spot, Structures
from services.public_event.rules import assess
from services.public_event.service import PublicEvent
from townhall.kit import Answers, Situation, charge

TODAY = date(2030, 4, 1)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


def figure(name):
    return LAW[f"public_event.{name}"]["value"]


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def answers(tree=samples.ORDINARY, today=TODAY) -> Answers:
    return Answers(PublicEvent.definition, tree, today=today).visible()


def with_visitors(number: str) -> Answers:
    return answers(samples.ORDINARY | {"occasion": samples.ORDINARY["occasion"] | {"visitors": number}})


def situation(submitted_on=TODAY, **stated) -> Situation:
    given = {"visitors": Decimal(100), "revocable": True, "conditions": None} | stated
    return Situation(today=submitted_on, submitted_on=submitted_on, law=Register(), stated=given)


class TestTheFee:
    def test_of_a_neighbourhood_party_is_the_basic_one(self):
        assert charge(answers(), situation()).cents == figure("base")

    def test_of_a_festival_counts_space_days_and_closure(self):
        base, space, closure = charge(answers(samples.FESTIVAL), situation()).lines

        assert base.cents == figure("base")
        assert space.cents == 3500 * 4 * figure("space")
        assert closure.cents == figure("closure")


class TestTheAuthority:
    def test_of_a_closed_road_is_the_road_traffic_authority(self):
        assert answers().authority == "sondernutzung"
        assert answers(samples.FESTIVAL).authority == "strassenverkehr"


class TestTheWay:
    def test_ends_for_a_demonstration_with_a_way_on(self):
        occasion = samples.ORDINARY["occasion"] | {"kind": "demonstration"}
        _step, stop = answers(samples.ORDINARY | {"occasion": occasion}).stop

        assert "Polizei" in stop.way_on.in_("de")
        assert answers().stop is None

    @pytest.mark.parametrize(("visitors", "is_asked"), [("999", False), ("1000", True)])
    def test_asks_for_a_safety_concept_from_a_number_of_visitors_on(self, visitors, is_asked):
        assert with_visitors(visitors).holds(Safety.concept.when) == is_asked

    def test_says_that_a_large_tent_is_inspected(self):
        inspection = next(part for part in Structures.structures.of.fields if part.id == "inspection")
        festival = answers(samples.FESTIVAL)

        assert [festival.holds(inspection.when, f"structures/structures/{n}/inspection") for n in range(3)] == [
            False,
            True,
            False,
        ]

    def test_warns_of_little_time_and_lets_people_apply(self):
        late = answers(today=date(2030, 5, 5))

        assert late.holds(Spot.late.when)
        assert late.problems() == {}
        assert not answers(today=date(2030, 5, 4)).holds(Spot.late.when)

    def test_goes_by_the_figures_of_the_register(self):
        assert (figure("notice"), figure("safety_concept"), figure("tent")) == (NOTICE, MANY_VISITORS, LARGE_TENT)


class TestThePermission:
    def test_has_another_remedy_than_its_fee(self):
        result = assess(answers(), situation(), "granted")

        assert [part.remedy for part in result.parts] == ["remedy.klage", "remedy.widerspruch_levy"]
        assert "höchstens 100 Menschen" in result.parts[0].text.in_("de")
        assert "50,00 €" in result.parts[1].text.in_("de")

    def test_says_whether_it_can_be_revoked(self):
        assert "widerrufen" in assess(answers(), situation(), "granted").parts[0].text.in_("de")
        assert "widerrufen" not in assess(answers(), situation(revocable=False), "granted").parts[0].text.in_("de")

    def test_carries_the_conditions_that_follow_from_the_answers(self):
        said = situation(conditions="Die Fahrbahn bleibt trocken.")

        [person, music, tent, own] = assess(answers(samples.FESTIVAL), said, "granted").conditions[3:]

        assert "Charlie Nirgendwo" in person.in_("de")
        assert "22:00 Uhr" in music.in_("de")
        assert "75 m²" in tent.in_("de")
        assert str(own) == "Die Fahrbahn bleibt trocken."

    def test_lists_every_day(self):
        facts = assess(answers(samples.FESTIVAL), situation(), "granted").facts

        assert [fact.value.in_("de") for fact in facts[-2:]] == [
            "5. Juli 2030, 16:00 Uhr bis 22:00 Uhr",
            "6. Juli 2030, 12:00 Uhr bis 22:00 Uhr",
        ]

    def test_is_an_entitlement_with_set_up_and_removal(self):
        [effect] = assess(answers(samples.FESTIVAL), situation(), "granted").effects

        assert (effect.label, effect.valid_from, effect.valid_until) == ("Musterklang", date(2030, 7, 4), date(2030, 7, 7))

    def test_mentions_that_the_application_came_late(self):
        assert "weniger als 6 Wochen" in assess(answers(), situation(date(2030, 6, 1)), "granted").reasons[-1].in_("de")

    def test_is_the_same_when_stored_and_read_again(self):
        result = assess(answers(samples.FESTIVAL), situation(), "granted")

        assert type(result).load(result.dump()) == result


class TestARefusal:
    def test_orders_nothing_to_pay(self):
        result = assess(answers(), situation(), "refused")

        assert [part.remedy for part in result.parts] == ["remedy.klage"]
        assert result.charge is None
