"""Groups that repeat in groups that repeat work like others: read, judged, shown and described."""

from copy import deepcopy
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from tests.catalogue.kennels import FLU, ORDINARY, Kennels
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import sections
from townhall.catalogue.schema import json_schema

KENNELS = "breeding/kennels"


@pytest.fixture
def tree():
    return deepcopy(ORDINARY)


def answers(tree) -> Answers:
    return Answers(Kennels.definition, tree, today=date(2026, 3, 2))


def shown(tree, language="de") -> dict:
    [section] = sections(answers(tree), language)
    return {line.path: (line.group, line.shown) for line in section.lines}


class TestAnEntryOfAnEntry:
    def test_is_read_by_its_place(self, tree):
        assert answers(tree)[f"{KENNELS}/1/dogs/1/vaccinations/0/valid"].days == 1
        assert answers(tree)[f"{KENNELS}/*/dogs/*/name"] == ["Rex", "Bella", "Kira"]
        assert answers(tree)[f"{KENNELS}/*/dogs/*/vaccinations/*/what"] == ["Zwingerhusten"] * 2

    @pytest.mark.yardstick("D13")
    def test_has_rules_of_its_own(self, tree):
        tree["breeding"]["kennels"][0]["dogs"][0]["vaccinations"][0]["what"] = "left over"

        kept = answers(tree).visible().tree["breeding"]["kennels"]

        assert "what" not in kept[0]["dogs"][0]["vaccinations"][0]
        assert kept[0]["dogs"][0]["vaccinations"][1] == FLU

    def test_is_missed_at_its_place(self, tree):
        del tree["breeding"]["kennels"][1]["dogs"][1]["vaccinations"][0]["what"]
        tree["breeding"]["kennels"][0]["dogs"] = []

        assert list(answers(tree).problems()) == [f"{KENNELS}/0/dogs", f"{KENNELS}/1/dogs/1/vaccinations/0/what"]

    def test_is_shown_under_a_heading_that_says_whose_it_is(self, tree):
        found = shown(tree)

        assert found[f"{KENNELS}/1/dogs/1/vaccinations/0/what"] == ("Zwinger 2, Hund 2, Impfung 1", "Zwingerhusten")
        assert found[f"{KENNELS}/1/dogs/1/keeper/legal_form"] == ("Zwinger 2, Hund 2, Organisation", "Verein")
        assert shown(tree, "en")[f"{KENNELS}/0/dogs/0/name"] == ("Kennel 1, Dog 1", "Rex")


class TestTheSchema:
    def test_accepts_what_is_complete(self, tree):
        Draft202012Validator(json_schema(Kennels.definition)).validate(tree)

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda kennels: kennels[1]["dogs"][1]["vaccinations"][0].update(against="measles"),
            lambda kennels: kennels[1]["dogs"][1]["vaccinations"].extend([FLU] * 3),
            lambda kennels: kennels[0]["dogs"][0]["vaccinations"][0].pop("valid"),
            lambda kennels: kennels[0]["dogs"].clear(),
            lambda kennels: kennels[0]["dogs"][0].update(colour="red"),
        ],
    )
    def test_refuses_what_is_wrong_far_inside(self, tree, spoil):
        spoil(tree["breeding"]["kennels"])

        assert not Draft202012Validator(json_schema(Kennels.definition)).is_valid(tree)
