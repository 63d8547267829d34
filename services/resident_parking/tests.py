"""Resident parking: what the machine may issue, what goes to a person, and what a permit states."""

import json
from datetime import date
from pathlib import Path

import pytest

from services.resident_parking import samples
from services.resident_parking.rules import NO_ZONE, assess, decide, plate, requirements
from services.resident_parking.service import ResidentParking
from townhall.kit import Answers, Held, Impossible, Ruling, Situation, charge

TODAY = date(2030, 4, 24)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}
PROVED = {"given_name": "ALICE", "family_name": "Beispiel", "street": "Musterweg", "house_number": "1", "postcode": "44777"}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def holds(self, key, *, on):
        return LAW[key]["value"] is True

    def source(self, key, *, on):
        return LAW[key]["source"]


class Keeper:
    given_name, family_name = "Alice", "Beispiel"


class Vehicles:
    def keeper(self, plate):
        return Keeper if plate == "BO-AB 123" else None


def situation(**facts) -> Situation:
    known = {"law": Register(), "vehicles": Vehicles(), "trust": 3, "proved": PROVED}
    return Situation(today=TODAY, submitted_on=TODAY, **known | facts)


def answers(tree=samples.ORDINARY, **steps) -> Answers:
    changed = {step: tree[step] | changes for step, changes in steps.items()}
    return Answers(ResidentParking.definition, tree | changed, today=TODAY).visible()


def held(until: str) -> Held:
    data = {"plate": "BO-AB 123", "until": until, "zone": "Gebiet 1"}
    return Held("parking_permit", "2029-000001", "BO-AB 123", date(2029, 5, 1), data, "BO-2029-0000001-7")


class TestTheMachine:
    def test_issues_what_is_proved(self):
        assert isinstance(decide(answers(), situation()), Ruling)

    def test_issues_the_renewal_that_follows_a_permit(self):
        assert isinstance(decide(answers(wish={"kind": "renewal"}), situation(held=(held("2030-04-30"),))), Ruling)

    @pytest.mark.parametrize(
        ("sentence", "steps", "facts"),
        [
            ("The address is not proved.", {}, {"trust": 1}),
            ("The address is not proved.", {}, {"proved": PROVED | {"street": "Anderswo"}}),
            ("The address is not proved.", {"resident": {"person": samples.ALICE | {"given_name": "Erik"}}}, {}),
            ("There is a permit for the plate already.", {}, {"held": (held("2030-05-01"),)}),
            ("The permit is to begin much later.", {"validity": {"begins": "2031-05-01"}}, {}),
            ("The register of vehicles names nobody or somebody else for the plate.", {"vehicle": {"plate": "BO-ZZ 9"}}, {}),
        ],
    )
    def test_leaves_to_a_person_and_never_refuses(self, sentence, steps, facts):
        assert decide(answers(**steps), situation(**facts)).in_("en") == sentence

    def test_leaves_a_company_car_to_a_person(self):
        assert decide(answers(samples.COMPANY_CAR), situation()).in_("en") == "The vehicle is registered to somebody else."

    def test_leaves_another_plate_to_a_person(self):
        assert decide(answers(samples.OTHER_PLATE), situation()).in_("en") == "An existing permit is to be changed."


class TestThePermit:
    def test_states_plate_zone_and_time(self):
        result = assess(answers(), situation(), "granted")

        assert [fact.value.in_("de") for fact in result.facts] == ["BO-AB 123", "Gebiet 1", "1. Mai 2030", "30. April 2031"]
        [effect] = result.effects
        assert (effect.kind, effect.label, effect.valid_until) == ("parking_permit", "BO-AB 123", date(2031, 4, 30))

    def test_cannot_be_issued_outside_the_zones(self):
        home = samples.HOME | {"zone": ""}

        assert assess(answers(resident={"address": home}), situation(), "granted") == Impossible(NO_ZONE)

    def test_of_another_plate_ends_the_former_one_and_its_time_stays(self):
        ended, issued = assess(answers(samples.OTHER_PLATE), situation(held=(held("2030-12-31"),)), "granted").effects

        assert (ended.change, ended.identifier, ended.valid_until) == ("end", "2029-000001", date(2030, 5, 31))
        assert (issued.label, issued.valid_until) == ("BO-CD 45", date(2030, 12, 31))

    def test_of_another_plate_counts_with_that_plate_from_then_on(self):
        issued = assess(answers(samples.OTHER_PLATE), situation(held=(held("2030-12-31"),)), "granted").effects[-1]

        assert issued.group == plate(answers(vehicle={"plate": "BO-CD 45"}))

    def test_that_begins_on_a_leap_day_ends_on_the_last_of_february(self):
        result = assess(answers(validity={"begins": "2032-02-29"}), situation(), "granted")

        assert result.effects[0].valid_until == date(2033, 2, 28)

    def test_need_not_lie_in_the_car(self):
        assert "nicht ins Auto" in assess(answers(), situation(), "granted").notes[0].in_("de")


class TestTheFee:
    def test_is_ninety_euro_a_year(self):
        assert charge(answers(validity={"years": "2"}), situation()).cents == 18000

    def test_is_nothing_for_another_plate(self):
        assert charge(answers(samples.OTHER_PLATE), situation()).cents == 0


class TestTheWayEnds:
    def test_outside_the_zones(self):
        home = {name: value for name, value in samples.HOME.items() if name != "zone"}

        assert "kein Bewohnerparken" in answers(resident={"address": home}).stop[1].title.in_("de")

    def test_at_a_secondary_residence(self):
        assert answers(resident={"is_main": False}).stop is not None


class TestAPlate:
    def test_is_what_permits_count_together_by(self):
        assert plate(answers()) == plate(answers(samples.OTHER_PLATE)) == "plate BO-AB 123"


class TestRequirements:
    def test_are_met_or_for_a_person_to_check(self):
        assert [each.met for each in requirements(answers(), situation())] == [True, True, None, True]

    def test_are_not_met_while_another_permit_is_valid_for_the_plate(self):
        found = requirements(answers(), situation(held=(held("2031-04-30"),), trust=1))

        assert [each.met for each in found] == [True, None, None, False]
