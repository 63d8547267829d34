from copy import deepcopy
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from tests.catalogue.dogs import ORDINARY, Dogs, Household, Keeper
from townhall.catalogue.answers import Answers, NotAsked
from townhall.catalogue.schema import json_schema

TODAY = date(2026, 11, 23)


@pytest.fixture
def tree():
    return deepcopy(ORDINARY)


def answers(tree) -> Answers:
    return Answers(Dogs.definition, tree, today=TODAY)


class TestReading:
    def test_by_path_is_typed(self, tree):
        assert answers(tree)["household/dogs/0/born"] == date(2024, 3, 1)
        assert answers(tree)["household/dogs/*/name"] == ["Rex"]
        assert answers(tree)["household/is_assistance"] is False
        assert answers(tree)["household/dogs/0/chips/0"] == "276098100000001"

    def test_by_step_class_is_typed(self, tree):
        assert answers(tree).read(Household).is_assistance is False
        assert answers(tree).read(Keeper).keeper.born == date(1980, 5, 1)
        assert [dog.born.year for dog in answers(tree).read(Household).dogs] == [2024]

    def test_of_half_typed_text_is_unanswered(self, tree):
        tree["household"]["dogs"][0]["born"] = "31.2."

        assert answers(tree)["household/dogs/0/born"] is None

    def test_of_what_this_version_does_not_ask_is_refused(self, tree):
        with pytest.raises(NotAsked, match="does not ask household/cats"):
            answers(tree)["household/cats"]


class TestVisible:
    def test_drops_a_hidden_step(self, tree):
        tree["exemption"] = {"proof": ["sha256:1"]}

        assert "exemption" not in answers(tree).visible().tree

    @pytest.mark.yardstick("D13")
    def test_drops_a_hidden_question_of_one_entry(self, tree):
        tree["household"]["dogs"] = [{"breed": "listed", "weight": "40.5"}, {"breed": "other", "weight": "3.0"}]

        dogs = answers(tree).visible().tree["household"]["dogs"]

        assert dogs == [{"breed": "listed", "weight": "40.5"}, {"breed": "other"}]

    def test_keeps_what_arises(self, tree):
        assert answers(tree).visible().tree == ORDINARY

    def test_leaves_the_answers_themselves_as_they_are(self, tree):
        tree["exemption"] = {"proof": ["later"]}

        answers(tree).visible()

        assert tree["exemption"] == {"proof": ["later"]}

    def test_hides_what_hangs_on_a_hidden_answer(self, tree):
        tree["household"] |= {"is_assistance": True, "dogs": tree["household"]["dogs"] * 3}

        assert [step.id for step in answers(tree).steps] == ["keeper", "household"]


class TestProblems:
    def test_of_a_complete_application_are_none(self, tree):
        assert answers(tree).problems() == {}

    def test_name_place_and_remedy_over_all_steps(self, tree):
        del tree["keeper"]["keeper"]["given_name"]
        tree["household"]["dogs"][0] |= {"born": "2030-01-01", "breed": "listed", "chips": ["123"]}

        assert {path: text.in_("de") for path, text in answers(tree).problems().items()} == {
            "keeper/keeper/given_name": "Füllen Sie „Vorname“ aus",
            "household/dogs/0/born": "„Geburtsdatum“ muss heute oder früher sein",
            "household/dogs/0/weight": "Füllen Sie „Gewicht in kg“ aus",
            "household/dogs/0/chips/0": "Füllen Sie „Chipnummer“ aus",
        }

    def test_do_not_ask_for_what_does_not_arise(self, tree):
        tree["exemption"] = {}

        assert answers(tree).problems() == {}

    def test_survive_a_tree_of_the_wrong_shape(self, tree):
        tree["household"]["dogs"][0] |= {"name": {"a": 1}, "born": 7, "breed": ["other"]}
        tree["household"]["is_assistance"] = "maybe"

        assert set(answers(tree).problems()) == {
            "household/dogs/0/name",
            "household/dogs/0/born",
            "household/dogs/0/breed",
            "household/is_assistance",
        }


class TestSentence:
    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            (
                "de",
                "„Ist ein Assistenzhund dabei?“ wird mit „Ja“ beantwortet "
                "und die Anzahl bei „Hunde im Haushalt“ ist kleiner als 3",
            ),
            (
                "en",
                "“Is one of them an assistance dog?” is answered “Yes” and the number of entries in "
                "“Dogs in the household” is less than 3",
            ),
        ],
    )
    def test_explains_when_a_step_arises(self, language, sentence):
        assert Dogs.definition.explain(Dogs.definition.step("exemption").when, language) == sentence

    def test_names_options_by_their_label(self):
        weight = Dogs.definition.by_path["household/dogs/*/weight"]

        assert Dogs.definition.explain(weight.when, "de", weight.path) == "„Rasse“ wird mit „gelistet“ beantwortet"


class TestSchema:
    validator = Draft202012Validator(json_schema(Dogs.definition))

    def test_is_a_schema(self):
        Draft202012Validator.check_schema(self.validator.schema)

    def test_accepts_the_sample(self, tree):
        self.validator.validate(tree)

    @pytest.mark.parametrize("path", ["keeper", "keeper/keeper", "keeper/keeper/born", "household/dogs", "household/dogs/0/name"])
    def test_refuses_the_sample_with_a_field_removed(self, tree, path):
        *above, last = path.split("/")
        node = tree
        for part in above:
            node = node[int(part) if part.isdigit() else part]
        del node[last]

        assert not self.validator.is_valid(tree)

    def test_carries_conditions_as_sentence_and_data(self):
        exemption = self.validator.schema["properties"]["exemption"]

        assert exemption["description"].startswith("“Is one of them an assistance dog?” is answered “Yes”")
        assert exemption["x-when"]["all"][1] == {"less": [{"count": [{"answer": ["household/dogs", "list"]}]}, 3]}
