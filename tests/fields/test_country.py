from django.utils.translation import override

from townhall import fields
from townhall.lib.codec import load_record
from townhall.lib.text import T

COUNTRY = fields.Country(T("Land", en="Country"))
NATIONALITY = fields.Nationality(T("Staatsangehörigkeit", en="Nationality"))


def offered(field, language: str) -> list[str]:
    with override(language):
        return [str(name) for _code, name in field.form_field().choices]


class TestCountries:
    def test_begin_with_germany_and_follow_the_alphabet_of_the_reader(self):
        german, english = offered(COUNTRY, "de"), offered(COUNTRY, "en")

        assert german[:3] == ["Auswählen", "Deutschland", "Afghanistan"]
        assert english[:3] == ["Choose", "Germany", "Afghanistan"]
        assert german.index("Oman") < german.index("Österreich") < german.index("Pakistan")
        assert english.index("Australia") < english.index("Austria") < english.index("Azerbaijan")

    def test_are_those_of_iso_3166_and_kosovo(self):
        assert len(COUNTRY.ids) == len(set(COUNTRY.ids)) == 250
        assert {"DE", "AT", "TR", "UA", "SY", "XK", "TW", "PS"} <= set(COUNTRY.ids)
        assert not {"EU", "UN", "ZZ"} & set(COUNTRY.ids)

    def test_are_not_written_into_a_definition(self):
        assert "options" not in COUNTRY.dump()
        assert load_record(fields.Country, {"label": {"de": "Land", "en": "Country"}}) == COUNTRY

    def test_can_be_asked_for_in_a_rule(self):
        assert COUNTRY.at("step", "country").is_("DE").dump()


class TestNationalities:
    def test_end_with_those_who_have_none(self):
        assert offered(NATIONALITY, "de")[-2:] == ["staatenlos", "ungeklärt"]

    def test_leave_out_parts_of_other_countries(self):
        assert not {"GL", "PR", "AQ"} & set(NATIONALITY.ids)
        assert {"DE", "CK", "TW", "PS"} <= set(NATIONALITY.ids)
