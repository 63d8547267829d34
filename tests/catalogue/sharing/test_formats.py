"""A definition lies in a package in pieces, and comes out of it as it went in."""

import json
from pathlib import Path

import pytest

from tests.catalogue.given import DOGS, PLAIN, SAMPLES, UKRAINIAN
from townhall.catalogue.sharing.formats import of_today, put_together, taken_apart
from townhall.kit import T

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.json"))


class TestADefinitionTakenApart:
    contents = taken_apart(DOGS.dump(), SAMPLES, [])

    def test_has_a_file_for_each_letter_language_and_the_text_in_plain_language(self):
        assert self.contents.keys() == {
            "definition.json",
            "law.json",
            "letters/registered.json",
            "samples.json",
            "texts/leicht.json",
            "texts/uk.json",
        }
        assert self.contents["letters/registered.json"] == DOGS.outcomes[0].letter.dump()
        assert self.contents["texts/uk.json"] == UKRAINIAN
        assert self.contents["texts/leicht.json"] == [passage.dump() for passage in PLAIN]

    def test_says_nothing_twice(self):
        rest = json.dumps(self.contents["definition.json"], ensure_ascii=False)

        assert "Кличка" not in rest
        assert "Worum geht es?" not in rest
        assert "Ihre Anmeldung" not in rest

    def test_is_put_together_again(self):
        assert put_together(self.contents) == DOGS.dump()

    @pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
    def test_is_put_together_again_whatever_release_it_is_of(self, file):
        stored = json.loads(file.read_text(encoding="utf-8"))["data"]

        assert put_together(taken_apart(stored, {}, [])) == stored

    @pytest.mark.parametrize("other", [T("Rufname", en="Name"), T("Rufname", en="Name", uk="Ім’я")])
    def test_keeps_a_language_inside_that_says_one_text_in_two_ways(self, other):
        stored = DOGS.dump()
        stored["profile"]["who"] = other.dump()

        contents = taken_apart(stored, SAMPLES, [])

        assert "texts/uk.json" not in contents
        assert put_together(contents) == stored


class TestAnEarlierFormat:
    def test_becomes_the_one_of_today(self):
        first = {"definition.json": {"definition": DOGS.dump(), "samples": SAMPLES}, "law.json": []}

        assert of_today(first, format=1) == taken_apart(DOGS.dump(), SAMPLES, [])
