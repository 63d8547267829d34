"""The difference between two versions in sentences."""

import pytest

from tests.catalogue.dogs import Dogs
from tests.catalogue.every_type import EveryType
from tests.catalogue.terrace import Terrace
from tests.catalogue.test_shapes import RULES, WORDS, animal, edited
from townhall.catalogue.comparing.changes import describe
from townhall.catalogue.comparing.diff import Change, diff, pieces
from townhall.catalogue.definition import Definition

DOGS = Dogs.definition
ANOTHER = [{"id": "mixed", "label": {"de": "Mischling", "en": "mixed"}}]


def said(edit, language: str = "de") -> list[str]:
    return [sentence.in_(language) for sentence in describe(DOGS, edited(edit))]


class TestTheDifference:
    def test_of_equals_is_nothing(self):
        assert describe(DOGS, DOGS) == []

    @pytest.mark.parametrize("edit", [*WORDS.values(), *RULES.values()], ids=[*WORDS, *RULES])
    def test_is_never_silent(self, edit):
        assert said(edit)
        assert said(edit, "en")

    def test_names_step_question_parameter_and_both_values(self):
        assert said(RULES["a limit"]) == ["Schritt „Ihre Hunde“: Frage „Rufname“ geändert: Höchstlänge 50 → 80"]
        assert said(RULES["a limit"], "en") == ["Step “Your dogs”: Question “Name” changed: maximum length 50 → 80"]

    def test_names_a_value_that_was_the_default(self):
        [sentence] = said(lambda data: animal(data)[0].update(required=False))

        assert sentence == "Schritt „Ihre Hunde“: Frage „Rufname“ geändert: Antwort nötig Ja → Nein"

    def test_compares_texts_word_by_word_in_each_language(self):
        [sentence] = describe(DOGS, edited(WORDS["the title"]))

        assert sentence.text.in_("de") == "Überschrift geändert"
        assert [code for code, _ in sentence.words] == ["de", "en"]
        assert [(piece.kind, piece.text) for piece in dict(sentence.words)["de"]] == [
            ("same", "Hund "),
            ("del", "anmelden"),
            ("ins", "melden"),
        ]

    def test_follows_answers_of_a_choice_by_their_id(self):
        assert said(RULES["an option"]) == ["Schritt „Ihre Hunde“: Antwort „Mischling“ von Frage „Rasse“ ist neu"]
        assert said(WORDS["the label of an option"]) == [
            "Schritt „Ihre Hunde“: Antwort „auf der Liste“ von Frage „Rasse“ geändert: Beschriftung "
            "[de] [-gelistet-]{+auf der Liste+}"
        ]
        [order] = said(lambda data: animal(data)[2]["options"].reverse())
        assert order == "Schritt „Ihre Hunde“: Frage „Rasse“ geändert: Reihenfolge der Antworten"

    def test_explains_conditions(self):
        [sentence] = said(RULES["a condition"])

        assert sentence.startswith("Schritt „Befreiung von der Steuer“: Bedingung geändert: „Ist ein Assistenzhund dabei?“ wird")
        assert sentence.endswith("→ immer")

    def test_knows_a_renamed_question_with_what_else_changed(self):
        def rename(data):
            animal(data)[0].update(id="call_name", was="name", max_length=80)

        assert diff(DOGS, edited(rename)) == [
            Change("changed", "household/dogs/*/call_name", {"max_length": [50, 80]}),
            Change("renamed", "household/dogs/*/call_name", {"from": "household/dogs/*/name"}),
        ]
        assert said(rename) == [
            "Schritt „Ihre Hunde“: Frage „Rufname“ geändert: Höchstlänge 50 → 80",
            "Schritt „Ihre Hunde“: Frage „Rufname“ hat eine neue Kennung: name → call_name",
        ]

    def test_covers_outcomes_and_letters(self):
        def edit(data):
            data["outcomes"][0]["letter"]["blocks"].append({"kind": "notes"})
            data["outcomes"][0]["signing"] = "two"
            data["outcomes"].append(data["outcomes"][0] | {"id": "later", "label": {"de": "Später", "en": "Later"}})

        assert said(edit) == [
            "Ergebnis „Anmelden“: Unterschriften geändert: one → two",
            "Ergebnis „Anmelden“: Baustein „notes“ des Schreibens ist neu",
            "Ergebnis „Später“: neu",
        ]

    def test_covers_what_is_gone(self):
        def edit(data):
            del data["steps"][2]
            data["hooks"] = data["hooks"][1:]

        assert said(edit) == [
            "Schritt „Befreiung von der Steuer“: entfällt",
            "Schritt „Befreiung von der Steuer“: Frage „Ausweis des Assistenzhundes“ entfällt",
            "Regeln im Programm: Regel „decide“ entfällt",
        ]

    def test_covers_code_that_changed_behind_its_name(self):
        [sentence] = describe(DOGS, DOGS, code_before={"dogs.decide": "a"}, code_after={"dogs.decide": "b", "dogs.other": "c"})

        assert "dogs.decide hat sich unter gleichem Namen geändert" in sentence.in_("de")

    def test_covers_fee_routes_and_ends_of_the_way(self):
        def edit(data):
            data["fee"]["items"][0]["law"] = "terrace.other"
            data["routes"] = []
            del data["steps"][0]["stops"]

        data = Terrace.definition.dump()
        edit(data)
        found = [sentence.in_("de") for sentence in describe(Terrace.definition, Definition.load(data))]

        assert any(sentence.startswith("Gebühr: Posten") and "terrace.other" in sentence for sentence in found)
        assert any(sentence.startswith("Zuständigkeit: ") for sentence in found)
        assert any("Ende des Wegs" in sentence and sentence.endswith("entfällt") for sentence in found)

    @pytest.mark.parametrize("definition", [DOGS, EveryType.definition, Terrace.definition], ids=lambda d: d.slug)
    def test_speaks_of_everything_there_is(self, definition):
        """Nothing of a definition is left out: what is taken away one by one is said."""
        for path, piece in pieces(definition).items():
            assert piece.dump() is not None, path
        data = definition.dump()
        for key in ("legal_basis", "leika", "submit_label", "authority"):
            other = Definition.load(data | {key: {"de": "x", "en": "y"} if key == "submit_label" else "x"})
            assert describe(definition, other), key
