"""Further languages and Leichte Sprache stand beside a service and are frozen with it."""

import json
from dataclasses import replace

import pytest

from tests.catalogue.dogs import Dogs
from townhall.catalogue.comparing.changes import describe
from townhall.catalogue.definition import Definition
from townhall.catalogue.plain_language import Passage, faults
from townhall.catalogue.shapes import shape_of
from townhall.catalogue.texts import TextsNotUsable, with_texts

DEFINITION = Dogs.definition
PLAIN = {"Worum geht es?": ["Sie haben einen Hund.", "Dann melden Sie ihn an."]}


def write(folder, name: str, texts: dict) -> None:
    (folder / name).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


class TestTexts:
    def test_change_nothing_where_there_are_none(self, tmp_path):
        assert with_texts(DEFINITION, tmp_path / "texts").digest == DEFINITION.digest

    def test_translate_what_the_service_says(self, tmp_path):
        write(tmp_path, "uk.json", {"Rufname": "Кличка", "Melden Sie Ihren Hund an.": "Зареєструйте собаку."})

        translated = with_texts(DEFINITION, tmp_path)

        assert translated.by_path["household/dogs/*/name"].label.in_("uk") == "Кличка"
        assert translated.profile.summary.in_("uk") == "Зареєструйте собаку."
        assert translated.title.in_("uk") == DEFINITION.title.in_("de")
        assert Definition.load(translated.dump()) == translated

    def test_are_refused_if_the_service_does_not_say_that(self, tmp_path):
        write(tmp_path, "uk.json", {"Rufnahme": "Кличка"})

        with pytest.raises(TextsNotUsable, match=r"uk.json: the service does not say “Rufnahme”"):
            with_texts(DEFINITION, tmp_path)

    @pytest.mark.parametrize("name", ["en.json", "de.json", "ukrainian.json"])
    def test_are_refused_under_another_name(self, tmp_path, name):
        write(tmp_path, name, {})

        with pytest.raises(TextsNotUsable, match="name it after a language"):
            with_texts(DEFINITION, tmp_path)


class TestPlainLanguage:
    def test_is_kept_in_the_version(self, tmp_path):
        write(tmp_path, "leicht.json", PLAIN)

        plain = with_texts(DEFINITION, tmp_path)

        assert plain.plain_language == (Passage("Worum geht es?", tuple(PLAIN["Worum geht es?"])),)
        assert Definition.load(plain.dump()) == plain

    def test_leaves_the_digest_of_older_versions_alone(self):
        assert "plain_language" not in DEFINITION.dump()
        assert replace(DEFINITION, plain_language=()).digest == DEFINITION.digest

    def test_has_short_sentences(self):
        long = "Sie müssen den Hund anmelden und das geht hier und das dauert nicht lange."

        assert "has more than 12 words" in next(faults([Passage("Titel", (long,))])).in_("en")

    @pytest.mark.parametrize("sentence", ["Sie haben einen Hund. Sie wohnen in Bochum.", "Kein Punkt", ""])
    def test_has_one_sentence_at_a_time(self, sentence):
        assert "is not one sentence" in next(faults([Passage("Titel", (sentence,))])).in_("en")

    @pytest.mark.parametrize("sentence", ["Die Nummer ist: 115.", "Haben Sie Fragen?", "Das kostet 1.200 Euro."])
    def test_may_hold_numbers_and_a_colon(self, sentence):
        assert list(faults([Passage("Titel", (sentence,))])) == []


class TestAChangeOfPlainLanguage:
    plain = replace(DEFINITION, plain_language=(Passage("Worum geht es?", ("Sie haben einen Hund.",)),))
    other = replace(DEFINITION, plain_language=(Passage("Worum geht es?", ("Sie haben einen neuen Hund.",)),))

    def test_is_a_change_of_words_only(self):
        assert shape_of(DEFINITION) == shape_of(self.plain) == shape_of(self.other)

    def test_is_said_when_versions_are_compared(self):
        [sentence] = describe(self.plain, self.other)

        assert "Text in Leichter Sprache geändert: Worum geht es? Sie haben einen Hund. → " in sentence.in_("de")
