"""Figures that anybody can look up for the ellipsoid WGS 84."""

import pytest

from townhall.lib.geodesy import NotWorkedOut, area, distance, length


class TestDistance:
    def test_from_flinders_peak_to_buninyong_is_vincentys_example(self):
        flinders = (144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600))
        buninyong = (143 + 55 / 60 + 35.38390 / 3600, -(37 + 39 / 60 + 10.15610 / 3600))

        assert distance(flinders, buninyong) == pytest.approx(54972.271, abs=0.001)

    def test_from_equator_to_pole_is_a_quarter_meridian(self):
        assert distance((0, 0), (0, 90)) == pytest.approx(10001965.729, abs=0.001)

    def test_along_the_equator_is_that_of_a_circle(self):
        assert distance((7, 0), (8, 0)) == pytest.approx(111319.491, abs=0.001)

    def test_to_the_same_place_is_nothing(self):
        assert distance((7.2, 51.4), (7.2, 51.4)) == 0

    def test_to_the_other_side_of_the_earth_is_refused(self):
        with pytest.raises(NotWorkedOut):
            distance((0, 0.5), (179.7, -0.5))


class TestLength:
    def test_adds_up(self):
        line = [(7.20, 51.48), (7.21, 51.48), (7.21, 51.49)]

        assert length(line) == pytest.approx(distance(*line[:2]) + distance(*line[1:]))


class TestArea:
    def test_of_an_eighth_of_the_earth(self):
        octant = [(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)]

        assert area(octant) * 8 / 1e6 == pytest.approx(510065621.724, abs=0.001)

    def test_does_not_depend_on_the_direction(self):
        square = [(7.2, 51.48), (7.201, 51.48), (7.201, 51.481), (7.2, 51.481), (7.2, 51.48)]

        assert area(square) == pytest.approx(area(square[::-1]))

    def test_of_a_small_square_is_length_times_width(self):
        square = [(7.2, 51.48), (7.201, 51.48), (7.201, 51.481), (7.2, 51.481), (7.2, 51.48)]

        width, height = distance((7.2, 51.4805), (7.201, 51.4805)), distance((7.2, 51.48), (7.2, 51.481))

        assert area(square) == pytest.approx(width * height, rel=1e-5)
