"""Information access: what each answer orders, and that nobody has to say who they are."""

from datetime import date

import pytest

from services.information_access import samples
from services.information_access.rules import answer
from services.information_access.service import InformationAccess
from townhall.kit import Answers, Nature, Situation

TODAY = date(2026, 11, 24)


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(InformationAccess.definition, tree, today=TODAY).visible()


def result(outcome: str):
    return answer(answers(), Situation(today=TODAY, submitted_on=TODAY, law=None), outcome)


class TestAnAnswer:
    @pytest.mark.parametrize("outcome", ["informed", "not_there"])
    def test_that_tells_orders_nothing(self, outcome):
        assert result(outcome).parts == ()
        assert InformationAccess.definition.outcome(outcome).nature == Nature.ACKNOWLEDGEMENT

    @pytest.mark.parametrize("outcome", ["partly", "refused"])
    def test_that_refuses_can_be_challenged_and_names_the_commissioner(self, outcome):
        [part] = result(outcome).parts

        assert part.remedy == "remedy.klage"
        assert "§ 13 Abs. 2 IFG NRW" in result(outcome).notes[0].in_("de")
        assert InformationAccess.definition.outcome(outcome).needs_reasons


class TestARequest:
    def test_may_be_sent_under_a_pseudonym(self):
        assert answers().problems() == {}
        assert InformationAccess.definition.trust == 0

    def test_needs_no_reason(self):
        asked = InformationAccess.definition.by_path

        assert not [path for path in asked if "reason" in path or "why" in path]
