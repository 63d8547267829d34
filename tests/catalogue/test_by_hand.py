"""Where a rule is not here, the clerk is asked for what it would have worked out, and for nothing else."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.catalogue.dogs import Dogs
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking, fee, lacks, result
from townhall.catalogue.definition import Hook
from townhall.catalogue.outcomes import Nature
from townhall.catalogue.results import Part
from townhall.kit import T

HERE = Dogs.definition
[OUTCOME] = HERE.outcomes
ACT = replace(OUTCOME, nature=Nature.ADMINISTRATIVE_ACT)


def without(use: str):
    """Return the dogs with a rule of which there is no code here."""
    others = tuple(hook for hook in HERE.hooks if hook.use != use)
    return replace(HERE, hooks=(*others, Hook(use, "elsewhere.rule")))


def asked(definition, outcome) -> list[str]:
    return [field.id for field in asking(definition, outcome).asks]


class TestARuleThatIsHere:
    def test_is_asked_of_nobody(self):
        assert not lacks(HERE, "assess", "group", "charge")
        assert asked(HERE, replace(ACT, charged=True)) == []


class TestARuleThatIsNotHere:
    @pytest.mark.parametrize("use", ["assess", "group"])
    def test_leaves_the_words_and_the_remedy_of_an_act_to_the_clerk(self, use):
        assert asked(without(use), ACT) == ["operative_part", "remedy_given"]
        assert all(field.required for field in asking(without(use), ACT).asks)

    def test_leaves_the_words_of_a_letter_to_the_clerk_who_may_go_without(self):
        [words] = asking(without("assess"), OUTCOME).asks

        assert (words.id, words.required) == ("operative_part", False)

    def test_of_the_fee_leaves_it_to_the_clerk_where_the_outcome_sets_one(self):
        assert asked(without("charge"), replace(ACT, charged=True)) == ["fee_set"]
        assert asked(without("charge"), ACT) == []

    def test_of_the_machine_asks_nothing(self):
        assert asked(without("decide"), replace(ACT, charged=True)) == []

    def test_is_asked_for_in_questions_a_page_can_show(self):
        definition = without("assess").statement(asking(without("assess"), ACT))
        tree = {"stated": {"operative_part": "Befreit.", "remedy_given": "klage"}}

        assert Answers(definition, tree, today=date(2026, 3, 2)).problems() == {}


class TestWhatTheClerkStates:
    def test_is_the_operative_part_with_its_remedy(self):
        stated = {"operative_part": "Die Steuer wird erlassen.", "remedy_given": "widerspruch_levy"}

        assert result(stated).parts == (Part(T("Die Steuer wird erlassen."), "remedy.widerspruch_levy"),)

    def test_may_be_nothing_where_no_act_is_made(self):
        assert result({}).parts == ()

    def test_is_the_fee_with_its_legal_basis(self):
        [line] = fee(HERE, {"fee_set": Decimal("12.50")}).lines

        assert (line.cents, line.source) == (1250, "§ 3 KAG NRW")
        assert line.sentence.in_("en") == "Fee: €12.50 (§ 3 KAG NRW)"

    @pytest.mark.parametrize("stated", [{}, {"fee_set": Decimal(0)}])
    def test_sets_no_fee_of_nothing(self, stated):
        assert fee(HERE, stated) is None
