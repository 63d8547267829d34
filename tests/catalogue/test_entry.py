"""Entries show the way to what cannot be applied for here."""

import json
from dataclasses import replace

import pytest

from townhall.catalogue import entry as entry_module
from townhall.catalogue.entry import Entry, NotUsable, Way, entries, faults
from townhall.catalogue.situations import BY_ID
from townhall.kit import T

KEYS = {
    "personalausweis": "99008001012000",
    "fuehrungszeugnis": "99049001001000",
    "wohngeld": "99107023037000",
    "baugenehmigung": "99012070006001",
    "wohnsitz-anmelden": "99115005104000",
    "geburtsurkunde": "99027002012000",
    "wohnberechtigungsschein": "99107022012000",
    "bewohnerparkausweis": "99108001001000",
    "gewerbeanmeldung": "99050012104000",
    "hundesteuer-abmeldung": "99102013070000",
}  # as the FIM portal lists them


class TestTheEntries:
    def test_are_at_least_sixty(self):
        assert len(entries()) >= 60

    def test_cover_every_life_situation(self):
        assert {id for entry in entries().values() for id in entry.life_situations} == BY_ID.keys()

    def test_name_no_key_that_no_source_gives(self):
        assert {slug: entry.leika for slug, entry in entries().items() if entry.leika} == KEYS

    def test_have_a_way_for_people_without_internet(self):
        offline = {slug for slug, entry in entries().items() if {way.kind for way in (entry.way, *entry.others)} != {"online"}}

        assert offline == entries().keys()

    def test_name_no_amount_of_money(self):
        """An amount belongs into the legal register, with its source and its day."""
        costs = [entry.cost.in_("de") for entry in entries().values() if entry.cost]

        assert [cost for cost in costs if "€" in cost or "Euro" in cost] == []

    def test_come_back_from_json_as_they_were(self):
        for entry in entries().values():
            assert Entry.load(json.loads(json.dumps(entry.dump()))).dump() == entry.dump()


class TestAnEntry:
    whole = entries()["personalausweis"]

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"title": T("Nur deutsch")}, "“Nur deutsch” has no English text."),
            ({"ways": ()}, "names no way that begins with"),
            ({"ways": (Way("post"),)}, "names no way that begins with"),
            ({"ways": (Way("fax"),)}, "there is no way 'fax'"),
            ({"ways": (Way("online", "Seite", "http://seite.example"),)}, "begins with https://"),
            ({"keywords": ()}, "has no keywords"),
            ({"life_situations": ("leisure",)}, "no life situation or audience leisure"),
            ({"life_situations": ()}, "belongs to no life situation"),
        ],
    )
    def test_is_refused_if_it_leaves_people_alone(self, change, sentence):
        assert any(sentence in fault for fault in faults(replace(self.whole, **change)))

    def test_is_refused_with_its_name(self, tmp_path, monkeypatch):
        twice = [self.whole.dump(), {**self.whole.dump(), "keywords": []}]
        (tmp_path / "papers.json").write_text(json.dumps(twice), encoding="utf-8")
        monkeypatch.setattr(entry_module, "FOLDER", tmp_path)

        with pytest.raises(NotUsable, match=r"(?s)personalausweis: has no keywords.*stands in the catalogue twice"):
            entries.__wrapped__()
