"""People find what they look for, in everyday words, mistyped, in German and English."""

import csv
from pathlib import Path

import pytest

from townhall.catalogue.entry import entries
from townhall.catalogue.offers import offers
from townhall.catalogue.registry import SERVICES
from townhall.catalogue.search import fold, search

KNOWN = offers(service.definition for service in SERVICES.values())
QUERIES = list(csv.DictReader((Path(__file__).parent / "queries.csv").read_text(encoding="utf-8").splitlines()))
RIGHT = 95  # of the hundred have what people mean among the first three


def found(query: str) -> list[str]:
    return [hit.offer.slug for hit in search(query, KNOWN)]


class TestTheHundredMostLikelyQueries:
    def test_are_a_hundred_that_ask_for_something_we_have(self):
        slugs = {slug for row in QUERIES for slug in row["expected"].split()}

        assert len({row["query"] for row in QUERIES}) == 100
        assert slugs <= {offer.slug for offer in KNOWN}

    def test_never_end_empty(self):
        assert [row["query"] for row in QUERIES if not found(row["query"])] == []

    def test_have_the_right_offer_among_the_first_three(self):
        missed = {row["query"]: found(row["query"])[:3] for row in QUERIES if not meant(row)}

        assert len(missed) <= 100 - RIGHT, missed

    @pytest.mark.yardstick("D51")
    def test_have_it_with_two_letters_exchanged(self):
        """A slip in a long word costs nobody the way."""
        slipped = [row | {"query": slip(row["query"])} for row in QUERIES if len(row["query"]) >= 9]
        missed = [row["query"] for row in slipped if not meant(row)]

        assert len(missed) <= len(slipped) * 0.15, missed


def meant(row: dict[str, str]) -> bool:
    return bool(set(found(row["query"])[:3]) & set(row["expected"].split()))


def slip(query: str) -> str:
    """Exchange the fourth and fifth letter of the longest word."""
    word = max(query.split(), key=len)
    return query.replace(word, word[:3] + word[4] + word[3] + word[5:]) if len(word) > 5 else query


class TestSearch:
    @pytest.mark.parametrize(
        "query",
        ["hund anmelden", "hunt anmelden", "Hundesteuer", "hunde steuer", "HUNDEMARKE", "hundsteuer", "welpe", "dog", "dog tax"]
        + ["ich will einen hund anmelden", "register a dog"],
    )  # fmt: skip
    def test_finds_the_dog_however_it_is_spelled(self, query):
        assert found(query)[:1] == ["hundesteuer-anmeldung"]

    @pytest.mark.parametrize("query", ["beschwerde", "Beschwehrde", "idee", "frage an die stadt", "complaint"])
    def test_finds_the_request_to_the_city(self, query):
        assert found(query)[:1] == ["anliegen"]

    @pytest.mark.parametrize("query", ["anmelden auto", "auto anmelden", "autoanmeldung", "das Auto neu anmelden"])
    def test_does_not_mind_the_order_of_words_or_how_they_are_joined(self, query):
        assert "auto-zulassen" in found(query)[:3]

    @pytest.mark.parametrize("query", ["", "   ", "xyzzy", "%", "der", "9"])
    def test_finds_nothing_for_nothing(self, query):
        assert found(query) == []

    def test_finds_a_service_instead_of_the_entry_with_its_slug(self):
        service = SERVICES["anliegen"].definition
        here = {offer.slug: offer for offer in offers([service])}

        assert here["anliegen"].way is None
        assert len(here) == len(entries()) + 1


class TestFold:
    @pytest.mark.parametrize(("text", "plain"), [("Straße", "strasse"), ("Übermut!", "uebermut"), ("Đà-Nẵng", "đa nang")])
    def test_writes_words_plainly(self, text, plain):
        assert fold(text) == plain
