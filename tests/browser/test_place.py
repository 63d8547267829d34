"""A place drawn on the map, with the keyboard alone."""

import json

import pytest
from django.utils.timezone import localdate

from tests.browser.test_every_service import fill_in
from tests.browser.walking import Visitor
from tests.contract.found import HERE, sample
from tests.contract.pages import pages
from townhall.catalogue.answers import Answers
from townhall.fields.place import BOUNDS

SEATING = "sondernutzung-gastro"


@pytest.fixture
def alice(visitor, try_it_as) -> Visitor:
    """Return Alice at the question where her tables shall stand."""
    alice = visitor()
    try_it_as(alice.page, "alice")
    alice.opens(f"/antrag/{SEATING}/?neu")
    for page in pages(Answers(HERE[SEATING].definition, sample(SEATING, "ORDINARY"), today=localdate())):
        if page.step == "spot":
            return alice
        fill_in(alice, page)
        alice.presses("Weiter")
    raise AssertionError("This service no longer asks where.")


class TestTheMap:
    def test_can_be_moved_to_the_edge_of_the_city_from_the_first_zoom_level_on(self, alice):
        moves(alice, "ArrowRight", 12)
        set_point(alice)
        alice.main.get_by_text("Das liegt außerhalb von Bochum.").wait_for()
        moves(alice, "ArrowLeft", 1)
        alice.main.get_by_label("Einzeichnen").select_option("point")
        set_point(alice)

        longitude, _latitude = drawn(alice)["coordinates"]

        assert BOUNDS[2] - longitude < 0.25 * (BOUNDS[2] - BOUNDS[0])

    def test_says_how_many_corners_an_area_needs(self, alice):
        status = alice.main.get_by_text("Eine Fläche braucht mindestens drei Ecken.")
        for key in ("ArrowRight", "ArrowUp"):
            set_point(alice)
            status.wait_for()
            moves(alice, key, 1)
        set_point(alice)

        assert drawn(alice)["type"] == "Polygon"
        assert status.count() == 0
        alice.looks()


def moves(alice: Visitor, key: str, times: int) -> None:
    """Press an arrow key on the map, and wait until the map stands still each time."""
    alice.page.get_by_role("application").focus()
    for _ in range(times):
        alice.page.keyboard.press(key)
        alice.page.wait_for_timeout(400)


def set_point(alice: Visitor) -> None:
    alice.button("Punkt in die Mitte setzen").click()


def drawn(alice: Visitor) -> dict:
    return json.loads(alice.main.locator("textarea[name$=_geometry]").input_value())
