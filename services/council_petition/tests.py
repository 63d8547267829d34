"""Petitions to the council: who asks, and what the answer says."""

from datetime import date

import pytest

from services.council_petition import samples
from services.council_petition.service import CouncilPetition, answer
from townhall.kit import Answers, Nature, Situation

TODAY = date(2026, 11, 24)


def answers(tree) -> Answers:
    return Answers(CouncilPetition.definition, tree, today=TODAY).visible()


class TestAnAnswer:
    @pytest.mark.parametrize("outcome", ["taken_up", "not_taken_up", "passed_on"])
    def test_is_no_administrative_act(self, outcome):
        result = answer(answers(samples.ORDINARY), Situation(today=TODAY, submitted_on=TODAY, law=None), outcome)

        assert [part.remedy for part in result.parts] == [""]
        assert CouncilPetition.definition.outcome(outcome).nature == Nature.ACKNOWLEDGEMENT

    def test_names_who_discussed_it_and_when(self):
        asked = CouncilPetition.definition.outcome("taken_up").asks

        assert [question.id for question in asked] == ["body", "met_on"]


class TestAPetition:
    @pytest.mark.parametrize("sample", [samples.ORDINARY, samples.ASSOCIATION])
    def test_is_open_to_people_and_associations_without_account(self, sample):
        assert answers(sample).problems() == {}
        assert CouncilPetition.definition.trust == 0

    def test_publishes_no_names_by_itself(self):
        published = {path for path, field in CouncilPetition.definition.by_path.items() if field.publishable}

        assert not [path for path in published if path.startswith("author/")]
