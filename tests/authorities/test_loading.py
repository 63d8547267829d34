import json
from datetime import date

import pytest

from townhall.authorities.loading import NotLoadable, load, load_authorities, load_law
from townhall.authorities.models import Authority, LegalEntry

pytestmark = pytest.mark.django_db


def written(path, entries):
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path


@pytest.fixture
def law_file(tmp_path):
    def write(**changes):
        entry = {"key": "fee", "value": 1200, "title": "Fee", "source": "§ 1", "valid_from": "2026-01-01"}
        return written(tmp_path / "law.json", [entry | changes])

    return write


class TestLoading:
    def test_puts_the_tax_section_below_its_department_and_the_city(self):
        load()

        section = Authority.objects.get(slug="steuerabteilung")
        assert section.path == "bochum/finanzsteuerung/steuerabteilung/"
        assert section.inherited("legal_entity") == "Stadt Bochum"
        assert section.inherited("phone") == "0234 000-1100"

    def test_twice_changes_nothing(self):
        load()
        before = list(LegalEntry.objects.values()), list(Authority.objects.values())
        load()

        assert (list(LegalEntry.objects.values()), list(Authority.objects.values())) == before

    def test_gives_every_remedy_a_period_and_both_languages(self):
        load()

        for entry in LegalEntry.objects.filter(key__startswith="remedy."):
            assert entry.value["period"] == "P1M"
            assert "innerhalb eines Monats nach Bekanntgabe" in entry.value["de"]
            assert "{authority}" in entry.value["de"]
            assert "{authority}" in entry.value["en"]

    def test_says_that_an_objection_to_a_levy_has_no_suspensive_effect(self):
        load()

        assert "keine aufschiebende Wirkung" in LegalEntry.objects.get(key="remedy.widerspruch_levy").value["de"]

    def test_leaves_no_two_entries_of_a_key_in_force_on_one_day(self):
        load()

        for day in (date(2024, 12, 31), date(2025, 1, 1), date(2026, 3, 2)):
            in_force = [
                entry.key
                for entry in LegalEntry.objects.filter(valid_from__lte=day)
                if entry.valid_until is None or entry.valid_until >= day
            ]
            assert len(in_force) == len(set(in_force))


class TestLoadingAgain:
    def test_follows_the_file_as_long_as_nobody_has_touched_the_entry(self, law_file):
        load_law(law_file())
        load_law(law_file(value=1300))

        assert LegalEntry.objects.get().value == 1300

    def test_keeps_what_somebody_has_changed(self, law_file):
        load_law(law_file())
        LegalEntry.objects.update(value=1250)
        load_law(law_file(value=1300))

        assert LegalEntry.objects.get().value == 1250

    def test_keeps_what_somebody_has_checked(self, law_file):
        load_law(law_file())
        LegalEntry.objects.update(checked_by="Carla Aufsicht", checked_on=date(2026, 2, 1))
        load_law(law_file(value=1300))

        assert LegalEntry.objects.get().value == 1200


class TestRefusing:
    def test_names_what_is_missing(self, law_file, tmp_path):
        with pytest.raises(NotLoadable, match="source"):
            load_law(written(tmp_path / "law.json", [{"key": "x", "value": 1, "title": "x", "valid_from": "2026-01-01"}]))

    def test_names_a_parent_that_is_not_there(self, tmp_path):
        with pytest.raises(NotLoadable, match="nowhere"):
            load_authorities(
                written(tmp_path / "authorities.json", [{"slug": "a", "parent": "nowhere", "name": {"de": "A", "en": "A"}}])
            )
