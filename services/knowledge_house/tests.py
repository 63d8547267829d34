"""The House of Knowledge: what a room costs, and what the answers say."""

import json
from datetime import date
from pathlib import Path

import pytest

from services.knowledge_house import samples
from services.knowledge_house.service import KnowledgeHouse, answer
from townhall.kit import Answers, Nature, Situation, charge

TODAY = date(2026, 11, 24)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


SITUATION = Situation(today=TODAY, submitted_on=TODAY, law=Register())


def answers(tree) -> Answers:
    return Answers(KnowledgeHouse.definition, tree, today=TODAY).visible()


class TestTheRent:
    def test_follows_space_and_hours(self):
        assert charge(answers(samples.ORDINARY), SITUATION).cents == 3 * 1500

    def test_counts_equipment_once(self):
        assert charge(answers(samples.WORKSHOPS), SITUATION).cents == 10 * 2000 + 2500

    def test_says_where_the_figure_stands(self):
        [line] = charge(answers(samples.ORDINARY), SITUATION).lines

        assert "3 × 15,00 € = 45,00 €" in line.sentence.in_("de")
        assert "zu prüfen" in line.source


class TestAnAnswer:
    @pytest.mark.parametrize("outcome", ["offered", "declined"])
    def test_is_one_of_private_law_without_remedy(self, outcome):
        result = answer(answers(samples.ORDINARY), SITUATION, outcome)

        assert [part.remedy for part in result.parts] == [""]
        assert KnowledgeHouse.definition.outcome(outcome).nature == Nature.PRIVATE_LAW

    def test_says_what_is_agreed(self):
        assert len(answer(answers(samples.ORDINARY), SITUATION, "offered").conditions) == 2
