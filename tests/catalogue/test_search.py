import pytest

from townhall.catalogue.registry import SERVICES
from townhall.catalogue.search import fold, search

DEFINITIONS = [service.definition for service in SERVICES.values()]


class TestSearch:
    @pytest.mark.parametrize(
        "query",
        ["hund anmelden", "hunt anmelden", "Hundesteuer", "hunde steuer", "HUNDEMARKE", "hundsteuer", "welpe", "dog", "dog tax"]
        + ["ich will einen hund anmelden", "register a dog"],
    )  # fmt: skip
    def test_finds_the_dog_however_it_is_spelled(self, query):
        assert [hit.definition.slug for hit in search(query, DEFINITIONS)][:1] == ["hundesteuer-anmeldung"]

    @pytest.mark.parametrize("query", ["beschwerde", "Beschwehrde", "idee", "frage an die stadt", "complaint"])
    def test_finds_the_request_to_the_city(self, query):
        assert [hit.definition.slug for hit in search(query, DEFINITIONS)][:1] == ["anliegen"]

    @pytest.mark.parametrize("query", ["", "   ", "xyzzy", "%", "der", "9"])
    def test_finds_nothing_for_nothing(self, query):
        assert search(query, DEFINITIONS) == []


class TestFold:
    @pytest.mark.parametrize(("text", "plain"), [("Straße", "strasse"), ("Übermut!", "uebermut"), ("Đà-Nẵng", "đa nang")])
    def test_writes_words_plainly(self, text, plain):
        assert fold(text) == plain
