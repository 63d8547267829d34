"""Relief for a registered dog: from the next month on, as the later notice of dog tax reads it."""

from dataclasses import replace
from datetime import date

import pytest

from services.dog_tax_relief import samples
from services.dog_tax_relief.rules import NO_DOG, ONE_ONLY, OVER, TO_BE_LOOKED_AT, assess, check, requirements
from services.dog_tax_relief.service import DogTaxRelief
from townhall.kit import Answers, Held, Impossible, Signing, Situation

TODAY = date(2026, 12, 3)
REX = Held("dog", "2026-000001", "Rex", date(2026, 3, 1), {"from": "2026-03-01"}, "BO-2026-0000001-7")
BELLA = Held("dog", "2026-000002", "Bella", date(2026, 5, 1), {"from": "2026-05-01"}, "BO-2026-0000002-5")


class Register:
    def value(self, key, *, on):
        return {"dog_tax.relief.social": 50, "dog_tax.relief.shelter": 12}[key]


def answers(tree=samples.ORDINARY, **relief) -> Answers:
    return Answers(DogTaxRelief.definition, tree | {"relief": tree["relief"] | relief}, today=TODAY).visible()


def situation(*held: Held, **stated: str) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=Register(), held=held, stated=stated)


def result(outcome: str, tree=samples.ORDINARY, held=(REX, BELLA), stated=None, **relief):
    return assess(answers(tree, **relief), situation(*held, **(stated or {})), outcome)


def with_relief(dog: Held, percent: str, begins: str, until: str = "") -> Held:
    return replace(dog, data=dog.data | {"percent": percent, "relief_from": begins, "relief_until": until})


class TestAReduction:
    def test_begins_with_the_next_month_and_ends_with_the_benefit(self):
        [effect] = result("reduced").effects

        assert (effect.change, effect.identifier) == ("change", "2026-000001")
        assert dict(effect.data) == {"percent": "50", "relief_from": "2027-01-01", "relief_until": "2030-06-01"}

    def test_says_until_when(self):
        assert "von Januar 2027 bis Ende Juni 2030 50 Prozent" in result("reduced").parts[0].text.in_("de")


class TestAnExemption:
    def test_frees_the_dog_with_the_tag(self):
        [effect] = result("exempted", samples.ASSISTANCE).effects

        assert (effect.identifier, dict(effect.data)["percent"]) == ("2026-000002", "0")

    def test_needs_a_second_signature(self):
        assert DogTaxRelief.definition.outcome("exempted").signing == Signing.TWO

    def test_does_not_end_with_an_older_relief(self):
        bella = with_relief(BELLA, "50", "2026-06-01", "2026-09-01")

        [effect] = result("exempted", samples.ASSISTANCE, (bella,)).effects

        assert (bella.data | dict(effect.data))["relief_until"] == ""

    def test_of_a_shelter_dog_ends_after_the_months_of_the_register(self):
        shelter = result("exempted", kind="shelter")

        assert "von Januar 2027 bis Ende Dezember 2027 von der Hundesteuer befreit" in shelter.parts[0].text.in_("de")
        assert dict(shelter.effects[0].data)["relief_until"] == "2027-12-01"


class TestARenewal:
    @pytest.mark.parametrize(("until", "since"), [("2026-12-01", "2026-02-01"), ("2026-11-01", "2027-01-01")])
    def test_goes_on_from_the_first_relief_if_there_is_no_gap(self, until, since):
        [effect] = result("reduced", held=(with_relief(REX, "50", "2026-02-01", until),)).effects

        assert dict(effect.data)["relief_from"] == since


class TestWhatTheClerkReadsFirst:
    @pytest.mark.parametrize(
        ("said", "held", "relief"),
        [
            (TO_BE_LOOKED_AT, (REX, BELLA), {}),
            (NO_DOG, (), {}),
            (NO_DOG, (REX, replace(REX, identifier="2026-000003")), {}),
            (NO_DOG, (REX, BELLA), {"tag": BELLA.identifier}),
            (ONE_ONLY, (REX, with_relief(BELLA, "0", "2026-06-01")), {}),
            (TO_BE_LOOKED_AT, (REX, with_relief(BELLA, "0", "2026-06-01", "2026-12-01")), {}),
            (OVER, (REX,), {"until": "2026-12-31"}),
        ],
    )
    def test_is_what_stands_in_the_way(self, said, held, relief):
        assert check(answers(**relief), situation(*held)) == said

    @pytest.mark.parametrize("relief", [{"until": "2026-06-30"}, {"until": "2026-12-31"}])
    def test_and_nothing_can_be_granted_then(self, relief):
        assert result("reduced", **relief) == Impossible(OVER)

    def test_and_only_one_dog_of_a_household_can_have_relief(self):
        assert result("reduced", held=(REX, with_relief(BELLA, "0", "2026-06-01"))) == Impossible(ONE_ONLY)

    def test_is_settled_by_the_tag_the_clerk_states(self):
        [effect] = result("reduced", held=(REX, BELLA), stated={"tag": "2026-000002"}).effects

        assert effect.identifier == BELLA.identifier


class TestAnUnknownDog:
    @pytest.mark.parametrize("outcome", ["reduced", "exempted"])
    def test_cannot_be_granted_any_relief(self, outcome):
        assert result(outcome, held=()) == Impossible(NO_DOG)

    def test_is_refused(self):
        assert "abgelehnt" in result("refused", held=()).parts[0].text.in_("de")


class TestARefusal:
    def test_changes_nothing(self):
        assert result("refused").effects == ()


class TestTheWayEnds:
    def test_for_a_dog_that_is_not_registered(self):
        keeper = samples.ORDINARY["keeper"] | {"is_registered": False}
        asked = Answers(DogTaxRelief.definition, samples.ORDINARY | {"keeper": keeper}, today=TODAY)

        assert asked.stop[1].link == "hundesteuer-anmeldung"


class TestRequirements:
    def test_say_what_is_met_what_is_not_and_what_a_person_looks_at(self):
        found = requirements(answers(proof=["a document"]), situation(REX, BELLA))
        others = requirements(answers(proof=["later"]), situation(with_relief(BELLA, "50", "2026-06-01")))

        assert [each.met for each in found] == [True, True, True, True, None]
        assert [each.met for each in others] == [False, False, True, False, False]
        assert all(each.law for each in found)
