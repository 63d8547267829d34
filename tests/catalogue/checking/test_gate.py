"""Publication refuses, with a list, what people could not understand or finish."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from tests.catalogue.dogs import ORDINARY, Dogs, Household
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.definition import Definition, Hook
from townhall.catalogue.plain_language import Passage
from townhall.kit import Block, Letter, Nature, Stop, T

TODAY = date(2026, 3, 2)
DEFINITION = replace(Dogs.definition, plain_language=(Passage("Worum geht es?", ("Sie haben einen Hund.",)),))
SAMPLES = {"ORDINARY": ORDINARY}
TEXT = T("Text", en="Text")


def faults(definition: Definition, samples=SAMPLES) -> list[str]:
    found = objections(definition, samples=samples, today=TODAY)
    assert [each for each in found if each.in_("de") == each.in_("en")] == []  # service editors read German
    return [each.in_("en") for each in found]


def with_letter(*blocks: Block, **changes) -> Definition:
    [outcome] = DEFINITION.outcomes
    letter = Letter(T("Betreff", en="Subject"), blocks)
    return replace(DEFINITION, outcomes=(replace(outcome, letter=letter, **changes),))


class TestTexts:
    def test_that_are_complete_pass(self):
        assert faults(DEFINITION) == []

    def test_without_english_are_named_with_their_place(self):
        data = json.loads(json.dumps(DEFINITION.dump()))
        del data["steps"][1]["fields"][0]["of"]["fields"][0]["label"]["en"]
        del data["profile"]["summary"]["en"]

        assert faults(Definition.load(data)) == [
            "hunde-beispiel household/dogs/*/name: “Rufname” has no English text.",
            "hunde-beispiel: “Melden Sie Ihren Hund an.” has no English text.",
        ]


class TestWhatIsFilledIn:
    def test_comes_from_what_the_town_hall_can_know(self):
        data = json.loads(json.dumps(DEFINITION.dump()))
        data["steps"][0]["fields"][0]["prefill"] = "horoscope"

        [fault] = faults(Definition.load(data))

        assert fault.startswith("keeper/keeper is filled in from 'horoscope'; there are identity, address")


class TestPlainLanguage:
    def test_is_needed_where_a_service_stands_in_the_code(self):
        assert faults(replace(DEFINITION, plain_language=())) == [
            "texts/leicht.json beside the service needs a text in plain language (Leichte Sprache)."
        ]

    def test_is_not_asked_of_an_editor(self):
        assert faults(replace(DEFINITION, plain_language=()), None) == []

    def test_is_read_by_people_who_read_with_difficulty(self):
        passage = Passage("Worum geht es?", ("Kein Punkt",))

        assert faults(replace(DEFINITION, plain_language=(passage,))) == ["plain language: “Kein Punkt” is not one sentence."]


class TestAnAdministrativeAct:
    def test_needs_a_rule_that_says_what_it_orders_and_somebody_it_is_addressed_to(self):
        act = with_letter(Block("parts"), Block("remedy"), nature=Nature.ADMINISTRATIVE_ACT)
        hooks = tuple(hook for hook in act.hooks if hook.use != "assess")

        assert faults(replace(act, hooks=hooks, applicant="")) == [
            "outcome registered is an administrative act; without a hook 'assess' it orders nothing and names no remedy.",
            "outcome registered is an administrative act; name the question for the person it is addressed to: applicant = …",
        ]

    def test_is_addressed_to_somebody_who_is_asked_for(self):
        assert faults(replace(DEFINITION, applicant="keeper/nobody")) == [
            "the applicant is to be read from 'keeper/nobody', which nobody is asked."
        ]


class TestCode:
    def test_that_a_service_of_our_own_names_is_there(self):
        gone = replace(DEFINITION, hooks=(Hook("assess", "dogs.gone"),))

        assert faults(gone) == ["the hook 'assess' is 'dogs.gone', which is not in the code."]

    def test_of_another_city_stays_there(self):
        gone = replace(DEFINITION, hooks=(Hook("assess", "dogs.gone"),))

        assert objections(gone, samples=SAMPLES, today=TODAY, from_elsewhere=True) == []


class TestLetters:
    def test_of_an_administrative_act_need_a_remedy(self):
        assert faults(with_letter(Block("parts"), nature=Nature.ADMINISTRATIVE_ACT)) == [
            "outcome registered is an administrative act; its letter needs a block 'remedy'."
        ]

    def test_of_other_kinds_have_none(self):
        assert "has no remedy" in faults(with_letter(Block("parts"), Block("remedy")))[0]

    def test_need_a_place_for_reasons_that_have_to_be_written(self):
        assert "needs a block 'reasons'" in faults(with_letter(Block("parts"), needs_reasons=True))[0]

    def test_of_an_outcome_that_names_an_entitlement_ask_for_its_number(self):
        assert "by 'number', which it does not ask" in faults(with_letter(Block("parts"), names="number"))[0]

    @pytest.mark.parametrize("name", ["applicnt", "answer:household/cats", ""])
    def test_name_only_what_can_be_filled_in(self, name):
        block = Block("text", text=T(f"Guten Tag {{{name}}}", en="Hello"))

        assert f"{{{name}}}" in faults(with_letter(block))[0]

    def test_may_name_answers(self):
        assert faults(with_letter(Block("text", text=T("{answer:household/is_assistance}", en="–")))) == []

    def test_have_only_blocks_that_exist(self):
        assert "a letter has no block 'picture'" in faults(with_letter(Block("picture")))[0]


class TestRules:
    def test_wait_for_no_answer_that_is_not_offered(self):
        data = json.loads(json.dumps(DEFINITION.dump()))
        data["steps"][1]["fields"][0]["of"]["fields"][3]["when"] = {"one_of": [{"answer": ["./breed", "choice"]}, "wolf"]}

        assert faults(Definition.load(data)) == [
            "household/dogs/*/weight waits for the answer 'wolf', which household/dogs/*/breed does not offer."
        ]

    def test_take_no_answer_for_something_else(self):
        data = json.loads(json.dumps(DEFINITION.dump()))
        data["steps"][2]["when"] = {"greater": [{"answer": ["household/dogs", "number"]}, 1]}

        assert faults(Definition.load(data)) == ["step exemption reads household/dogs as number; it is list."]


class TestAddresses:
    @pytest.mark.parametrize("link", ["javascript:alert(1)//", "http://example.org/", "//example.org/", "/admin/", "a b"])
    def test_lead_to_a_service_or_to_an_https_address(self, link):
        stop = Stop(Household.is_assistance.is_true(), title=TEXT, reason=TEXT, way_on=TEXT, link=link)
        keeper, household, exemption = DEFINITION.steps

        assert "leads nowhere" in faults(replace(DEFINITION, steps=(keeper, replace(household, stops=(stop,)), exemption)))[0]

    @pytest.mark.parametrize("id", ["../x", "Register", "a b", "x-y", ""])
    def test_are_made_of_ids(self, id):
        [outcome] = DEFINITION.outcomes

        assert "is no id" in faults(replace(DEFINITION, outcomes=(replace(outcome, id=id),)))[0]


class TestSamples:
    def test_are_needed_where_a_service_stands_in_the_code(self):
        assert faults(DEFINITION, {}) == ["samples.py beside the service needs a complete application named ORDINARY."]

    def test_are_not_asked_of_an_editor(self):
        assert faults(DEFINITION, None) == []

    def test_have_to_be_complete(self):
        tree = deepcopy(ORDINARY)
        del tree["keeper"]["keeper"]["born"]

        assert faults(DEFINITION, SAMPLES | {"YOUNG": tree}) == ["sample YOUNG: keeper/keeper/born: Fill in “Date of birth”"]

    def test_answer_only_what_is_asked(self):
        tree = deepcopy(ORDINARY)
        tree["kepper"] = tree["keeper"]
        tree["household"]["dogs"][0]["nmae"] = "Rex"

        assert faults(DEFINITION, {"ORDINARY": tree}) == [
            "sample ORDINARY: household/dogs has no question nmae; it has name, born, breed, weight, chips.",
            "sample ORDINARY: there is no step kepper; there are keeper, household, exemption.",
        ]

    def test_are_quoted_where_they_cannot_be_read(self):
        tree = deepcopy(ORDINARY)
        tree["keeper"]["keeper"]["born"] = "12.05.1985"

        assert faults(DEFINITION, {"ORDINARY": tree}) == [
            "sample ORDINARY: keeper/keeper/born: Fill in “Date of birth” (cannot be read: '12.05.1985')"
        ]
