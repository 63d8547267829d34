"""Deregistering a dog: what is settled at once, what the year costs then, and what it means for the other dogs."""

import json
from datetime import date
from pathlib import Path

import pytest

from services.dog_tax_end import samples
from services.dog_tax_end.rules import assess, decide
from services.dog_tax_end.service import DogTaxEnd
from townhall.kit import Answers, Held, Impossible, Ruling, Situation

TODAY = date(2026, 11, 24)
HERE = Path(__file__).parent
FILES = (HERE / "law.json", HERE.parent / "dog_tax" / "law.json")
LAW = {entry["key"]: entry["value"] for file in FILES for entry in json.loads(file.read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]

    def holds(self, key, *, on):
        return LAW[key] is True


def dog(name: str, tag: str, begins: str = "2026-01-01", **data: str) -> Held:
    return Held("dog", tag, name, date.fromisoformat(begins), {"from": begins} | data, "BO-2026-0000001-7")


REX, BELLA = dog("Rex", "2026-000001"), dog("Bella", "2026-000002")


def situation(*held: Held, **stated: str) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=Register(), held=held, stated=stated)


def answers(tree=samples.ORDINARY, **dog) -> Answers:
    return Answers(DogTaxEnd.definition, tree | {"dog": tree["dog"] | dog}, today=TODAY).visible()


class TestDecide:
    def test_settles_a_dog_of_the_household(self):
        assert isinstance(decide(answers(), situation(REX)), Ruling)

    @pytest.mark.parametrize(
        ("sentence", "dog", "held"),
        [
            ("The dog cannot be found for this household.", {}, ()),
            ("The dog cannot be found for this household.", {"tag": "2026-000009"}, (REX,)),
            ("The dog cannot be found for this household.", {}, (REX, REX)),
            ("The dog cannot be found for this household.", {"name": "Bella", "tag": "2026-000001"}, (REX, BELLA)),
            ("The keeping ended in an earlier year.", {"on": "2025-12-31"}, (REX,)),
            ("The keeping is said to have ended before it began.", {}, (dog("Rex", "2026-000001", "2026-10-01"),)),
        ],
    )
    def test_leaves_to_a_person_what_does_not_fit(self, sentence, dog, held):
        assert decide(answers(**dog), situation(*held)).in_("en") == sentence

    def test_leaves_a_remark_to_a_person(self):
        assert decide(answers(samples.GIVEN_AWAY), situation(REX, BELLA)).in_("en") == "The person has stated something unusual."


class TestTheNotice:
    def test_ends_the_tax_with_the_month(self):
        result = assess(answers(), situation(REX), "ended")

        assert "Ablauf des Monats August 2026" in result.parts[0].text.in_("de")
        assert result.cents == 16800 * 8 // 12 - 16800
        assert [(effect.change, effect.identifier) for effect in result.effects] == [
            ("end", "2026-000001"),
        ]

    def test_lowers_the_rate_of_the_dog_that_stays(self):
        result = assess(answers(), situation(REX, BELLA), "ended")

        eight_months_two_dogs, four_months_one_dog = 2 * 19200 * 8 // 12, 16800 * 4 // 12
        assert result.cents == eight_months_two_dogs + four_months_one_dog - 2 * 19200
        assert "Ab dem Jahr 2027" in result.parts[2].text.in_("de")
        assert "168,00 €" in result.parts[2].text.in_("de")

    def test_counts_relief(self):
        exempt = dog("Rex", "2026-000001", percent="0", relief_from="2026-01-01")

        assert assess(answers(), situation(exempt), "ended").cents == 0

    def test_shows_the_year_in_spans(self):
        [table] = assess(answers(), situation(REX, BELLA), "ended").tables

        assert [row.cells[0].in_("de") for row in table.rows] == [
            "Januar bis August 2026",
            "September bis Dezember 2026",
            "Bisher festgesetzt",
        ]

    def test_refuses_without_touching_the_dog(self):
        assert assess(answers(), situation(REX), "refused").effects == ()

    def test_promises_nothing_back_if_nothing_changes(self):
        exempt = dog("Rex", "2026-000001", percent="0", relief_from="2026-01-01")

        assert "0,00 €" not in " ".join(note.in_("de") for note in assess(answers(), situation(exempt), "ended").notes)

    def test_changes_every_year_since_the_keeping_ended(self):
        result = assess(answers(on="2025-10-10"), situation(dog("Rex", "2026-000001", "2025-01-01")), "ended")

        assert result.cents == -2 * 1400 - 16800
        assert [table.title.in_("en") for table in result.tables] == [
            "Calculation for the year 2025",
            "Calculation for the year 2026",
        ]


class TestADogTheClerkNames:
    def test_is_found_by_its_tag_whatever_it_was_called(self):
        result = assess(answers(), situation(REX, BELLA, tag=" 2026-000002 "), "ended_by_tag")

        assert result.effects[0].identifier == "2026-000002"

    def test_that_is_not_there_cannot_be_deregistered(self):
        for outcome, held in (("ended_by_tag", situation(REX, tag="2026-000009")), ("ended", situation())):
            result = assess(answers(), held, outcome)

            assert isinstance(result, Impossible)
            assert "nicht eindeutig zu finden" in result.because.in_("de")


class TestTheSecondDogThatLeavesInAYear:
    def test_counts_the_months_of_the_first_one(self):
        first = assess(answers(on="2026-03-05"), situation(REX, BELLA), "ended")
        [remembered] = [dict(effect.data) for effect in first.effects if effect.identifier == BELLA.identifier]
        bella = dog("Bella", BELLA.identifier, **remembered)

        second = assess(answers(name="Bella", on="2026-08-10"), situation(bella), "ended")

        three_months_two_dogs, nine_months_one_dog = 2 * 19200 * 3 // 12, 16800 * 9 // 12
        assert "festgesetzt waren 222,00 €" in second.parts[1].text.in_("de")
        assert three_months_two_dogs + nine_months_one_dog == 22200
        assert second.cents == -4 * 1400

    def test_is_not_mistaken_for_one_that_was_deregistered_today(self):
        gone = dog("Rex", "2026-000001", until="2026-11-01")

        assert decide(answers(), situation(gone)).in_("en") == "The dog cannot be found for this household."
