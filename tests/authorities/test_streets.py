import pytest

from townhall.authorities import streets
from townhall.authorities.loading import HERE, load_streets
from townhall.authorities.models import Street
from townhall.authorities.streets import spelling, suggestions

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    load_streets(HERE / "streets.csv")


class TestSpelling:
    @pytest.mark.parametrize(
        "typed", ["Hbf-Str", "Hbf-Str.", "hauptbahnhofstrasse", "Hauptbahnhof-Straße", "Hauptbahnhofstr.", " HBF  Straße"]
    )
    def test_makes_one_of_many(self, typed):
        assert spelling(typed) == "hauptbahnhofstrasse"

    def test_keeps_different_streets_apart(self):
        assert spelling("Oststraße") != spelling("Ostring")


@pytest.mark.usefixtures("table")
class TestFinding:
    @pytest.mark.parametrize("street", ["Hattinger Straße", "Hattinger Str.", "hattingerstrasse", "Hattinger-Str"])
    def test_knows_key_district_point_and_zone(self, street):
        located = streets.find(street, "12 a", "44789")

        assert located.district == "Bochum-Mitte"
        assert located.parking_zone == "Gebiet 6"
        assert located.key.startswith("DEMO-")
        assert located.point == (51.4715, 7.2115)

    def test_tells_the_parts_of_a_long_street_apart(self):
        assert streets.find("Kortumstraße", "99", "44787").parking_zone == "Gebiet 1"
        assert streets.find("Kortumstraße", "100", "44787").parking_zone == "Gebiet 2"

    @pytest.mark.parametrize(
        ("street", "number", "postcode"),
        [("Hattinger Straße", "1", "44791"), ("Hatinger Straße", "1", "44789"), ("Kortumstraße", "links", "44787"), ("", "", "")],
    )
    def test_does_not_guess(self, street, number, postcode):
        assert streets.find(street, number, postcode) is None


@pytest.mark.usefixtures("table")
class TestSuggestions:
    @pytest.mark.parametrize("typed", ["Hattinger", "hatinger str", "hatinger st", "Hattinger Strase", "Hattinegr Straße"])
    def test_forgive_typing_errors(self, typed):
        assert suggestions(typed)[0].name == "Hattinger Straße"

    def test_begin_with_what_was_typed(self):
        assert [street.name for street in suggestions("brue")] == ["Brückstraße"]
        assert [street.name for street in suggestions("Brü")] == ["Brückstraße"]

    @pytest.mark.parametrize("typed", ["", "x", "Phantasiegasse"])
    def test_offer_nothing_unlike(self, typed):
        assert suggestions(typed) == []

    def test_ask_the_database_at_most_twice(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(2):
            suggestions("hatinger str")


class TestLoading:
    def test_keeps_what_people_changed(self, table):
        Street.objects.filter(key="DEMO-0001").update(parking_zone="Gebiet 99")

        load_streets(HERE / "streets.csv")

        assert Street.objects.get(key="DEMO-0001").parking_zone == "Gebiet 99"

    def test_has_thirteen_zones_and_six_districts(self, table):
        zones = set(Street.objects.exclude(parking_zone="").values_list("parking_zone", flat=True))
        districts = set(Street.objects.values_list("district", flat=True))

        assert len(zones) == 13
        assert len(districts) == 6
