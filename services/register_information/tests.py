"""Register information: what is stated, and that the neutral answer gives nobody away."""

from datetime import date

import pytest

from services.register_information import samples
from services.register_information.rules import NEUTRAL, answer
from services.register_information.service import RegisterInformation
from townhall.kit import Answers, Payable, Situation

TODAY = date(2026, 11, 24)
FOUND = {"name": "Nora Nirgendwo", "degree": "Dr.", "address": "Phantasiestraße 1, 44777 Bochum", "has_died": False}


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(RegisterInformation.definition, tree, today=TODAY).visible()


def result(outcome: str, **stated):
    return answer(answers(), Situation(today=TODAY, submitted_on=TODAY, law=None, stated=stated), outcome)


class TestTheAnswer:
    def test_states_what_the_clerk_found(self):
        facts = {fact.label.in_("de"): fact.value.in_("de") for fact in result("found", **FOUND).facts}

        assert facts == {"Name": "Nora Nirgendwo", "Doktorgrad": "Dr.", "Anschrift": "Phantasiestraße 1, 44777 Bochum"}

    def test_leaves_out_what_there_is_not(self):
        facts = result("found", **FOUND | {"degree": None, "has_died": True}).facts

        assert [fact.label.in_("de") for fact in facts] == ["Name", "Anschrift", "Hinweis"]

    def test_that_may_not_be_given_reads_like_one_about_nobody(self):
        assert [part.text for part in result("nothing").parts] == [NEUTRAL]
        assert result("nothing").facts == ()


class TestTheWayEnds:
    def test_for_advertising(self):
        purpose = {"is_commercial": True, "use": "advertising", "no_trade": True}

        _step, stop = answers(samples.CLAIM | {"purpose": purpose}).stop
        assert "§ 44 Abs. 3 BMG" in stop.reason.in_("de")

    @pytest.mark.parametrize(
        ("facts", "ends"),
        [
            ({}, True),
            ({"born": "1979-02-03"}, True),
            ({"born": "1979-02-03", "address": "Phantasiestraße 97, Bochum"}, False),
            ({"former_name": "Erfunden", "address": "Phantasiestraße 97, Bochum"}, False),
            ({"born": "1979-02-03", "former_name": "Erfunden"}, False),
        ],
    )
    def test_before_anybody_pays_for_a_person_who_cannot_be_found(self, facts, ends):
        sought = {"given_name": "Nils", "family_name": "Nirgendwo"} | facts

        assert bool(answers(samples.ORDINARY | {"sought": sought}).stop) is ends

    def test_not_before_the_question_has_been_asked(self):
        assert answers({name: samples.ORDINARY[name] for name in ("asker", "purpose")}).stop is None


class TestTheFee:
    def test_is_paid_before_anybody_searches(self):
        assert RegisterInformation.definition.fee.payable == Payable.BEFORE
