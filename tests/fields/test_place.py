"""A place in words or on the map; either is enough."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from jsonschema import Draft202012Validator

from townhall.catalogue.answers import Answers
from townhall.fields.sketch import data_uri, districts, svg
from townhall.kit import Profile, Service, Step, T, fields

LABEL = T("Ort", en="Place")
ANYTHING = fields.Place(LABEL, shapes=("point", "line", "area"))
POINT = {"type": "Point", "coordinates": [7.2162, 51.4818]}
LINE = {"type": "LineString", "coordinates": [[7.2162, 51.4818], [7.2172, 51.4818]]}
AREA = {"type": "Polygon", "coordinates": [[[7.2162, 51.4818], [7.2172, 51.4818], [7.2172, 51.4828], [7.2162, 51.4818]]]}
CROSSED = '{"type":"Polygon","coordinates":[[[7.21,51.48],[7.22,51.49],[7.22,51.48],[7.21,51.49],[7.21,51.48]]]}'
TWICE = '{"type":"Polygon","coordinates":[[[7.21,51.48],[7.22,51.48],[7.21,51.48]]]}'
EMPTY = '{"type":"Polygon","coordinates":[[]]}'
ON_A_LINE = '{"type":"Polygon","coordinates":[[[7.21,51.48],[7.22,51.48],[7.23,51.48],[7.215,51.48],[7.21,51.48]]]}'
HOLE = '{"type":"Polygon","coordinates":[[[7.21,51.48],[7.22,51.48],[7.22,51.49],[7.21,51.48]],[[7.21,51.48]]]}'


def typed(words: str, drawn: str = "", field=ANYTHING):
    made = field.form_field()
    made.required = False
    posted = {"x_text": words, "x_geometry": drawn}
    return made.clean(made.widget.value_from_datadict(posted, {}, "x"))


def refusal(words: str, drawn: str = "", field=ANYTHING) -> str:
    with pytest.raises(ValidationError) as refused:
        typed(words, drawn, field)
    with override("de"):
        return str(refused.value.messages[0])


class TestAPlace:
    def test_is_words_alone(self):
        assert ANYTHING.to_json(typed("  Rathaus, Haupteingang ")) == {"text": "Rathaus, Haupteingang", "geometry": None}

    @pytest.mark.parametrize(
        "drawn", ["51.4818, 7.2162", "51,4818 7,2162", "51.4818°N, 7.2162°O", '{"type":"Point","coordinates":[7.2162,51.4818]}']
    )
    def test_is_coordinates_as_people_paste_them(self, drawn):
        assert ANYTHING.to_json(typed("", drawn)) == {"text": "", "geometry": POINT}

    def test_is_a_feature_of_another_map(self):
        feature = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[7.21620004,51.48179996]}}'

        assert typed("", feature).geometry.dump() == POINT

    def test_is_nothing_without_either(self):
        assert typed(" ", " ") is None

    @pytest.mark.parametrize("geometry", [None, POINT, LINE, AREA])
    def test_shown_again_means_the_same(self, geometry):
        stored = {"text": 'Ecke "A" {1}', "geometry": geometry}
        made = ANYTHING.form_field()

        assert ANYTHING.to_json(made.clean(ANYTHING.to_input(stored))) == stored
        assert Draft202012Validator(ANYTHING.schema()).is_valid(stored)

    def test_that_was_not_understood_comes_back_as_typed(self):
        widget = ANYTHING.form_field().widget
        sent = widget.value_from_datadict({"x_text": "Hier", "x_geometry": "irgendwo"}, {}, "x")

        place = widget.get_context("x", sent, {"id": "id"})["widget"]["place"]

        assert (place["text"], place["geometry"]) == ("Hier", "irgendwo")

    @pytest.mark.parametrize(
        ("drawn", "advice"),
        [
            ("irgendwo", "51.4818, 7.2162"),
            ("[" * 5000, "51.4818, 7.2162"),
            (HOLE, "51.4818, 7.2162"),
            ('{"type":"Point","coordinates":[1e400,51]}', "51.4818, 7.2162"),
            ('{"type":"Point","coordinates":[true,51]}', "51.4818, 7.2162"),
            (CROSSED, "nicht überschneidet"),
            (TWICE, "mindestens drei Ecken"),
            (EMPTY, "mindestens drei Ecken"),
            (ON_A_LINE, "mindestens drei Ecken"),
            ("52.52, 13.40", "in Bochum"),
        ],
    )
    def test_is_refused_with_what_to_do(self, drawn, advice):
        assert advice in refusal("", drawn)

    def test_stored_before_flat_areas_were_refused_stays_readable(self):
        assert ANYTHING.typed({"text": "", "geometry": json.loads(ON_A_LINE)}).area == 0

    def test_takes_only_the_shapes_asked_for(self):
        assert "eine Fläche" in refusal("", "51.4818, 7.2162", fields.Place(LABEL, shapes=("area",)))

    def test_has_a_limit_of_corners(self):
        corners = ",".join(f"[7.2{i:03d},51.48]" for i in range(201))

        assert "höchstens 200" in refusal("", f'{{"type":"LineString","coordinates":[{corners}]}}')

    @pytest.mark.parametrize(
        "stored",
        [{"text": "", "geometry": None}, {"text": 1, "geometry": None}, {"text": "x"}, {"text": "x", "geometry": {}}, "x"],
    )
    def test_reads_nothing_that_was_not_stored_by_us(self, stored):
        assert ANYTHING.typed(stored) is None


class Where(Step):
    title = T("Ort", en="Place")

    place = fields.Place(LABEL, shapes=("line", "area"))
    remark = fields.Text(T("Anmerkung", en="Remark"), when=(place.length() > 50) | (place.area() >= 1000))


class Building(Service):
    slug = "baustelle"
    title = T("Baustelle", en="Building site")
    steps = [Where]
    profile = Profile(summary=LABEL, who=LABEL, cost=LABEL, minutes=1, processing=LABEL)
    authority = "steuerabteilung"
    submit_label = LABEL


CHARGE = Where.place.area() * Decimal("0.50")


class TestARule:
    def answers(self, geometry):
        return Answers(Building.definition, {"where": {"place": {"text": "", "geometry": geometry}}}, today=date(2026, 3, 2))

    def test_reads_metres(self):
        answers = self.answers(LINE)

        assert answers.read(Where).place.length == Decimal("69.5")
        assert answers.holds(Building.definition.by_path["where/remark"].when)

    def test_reads_square_metres(self):
        answers = self.answers(AREA)

        assert answers.read(Where).place.area == Decimal("3864.4")
        assert answers.work_out(CHARGE) == Decimal("1932.200")

    def test_finds_no_square_metres_on_a_line(self):
        assert self.answers(LINE).work_out(CHARGE) is None


class TestDisplay:
    @pytest.mark.parametrize(
        ("geometry", "german", "english"),
        [
            (None, "Hier", "Hier"),
            (POINT, "Hier\nPunkt bei 51.48180, 7.21620", "Hier\nPoint at 51.48180, 7.21620"),
            (LINE, "Hier\nLinie, 69 Meter lang", "Hier\nLine, 69 metres long"),
            (AREA, "Hier\nFläche, 3.864 Quadratmeter groß", "Hier\nArea of 3,864 square metres"),
        ],
    )
    def test_says_words_and_size(self, geometry, german, english):
        value = ANYTHING.from_json({"text": "Hier", "geometry": geometry})

        assert (ANYTHING.display(value, "de"), ANYTHING.display(value, "en")) == (german, english)

    @pytest.mark.parametrize("geometry", [POINT, LINE, AREA])
    def test_draws_a_small_map(self, geometry):
        drawn = ANYTHING.from_json({"text": "", "geometry": geometry}).geometry

        assert svg(drawn).count("<path") == len(districts()) + (geometry is not POINT)
        assert data_uri(drawn).startswith("data:image/svg+xml;base64,")
