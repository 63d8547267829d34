"""Alice has kennels with dogs with vaccinations; she adds and removes them at every depth, and no script runs."""

import re
from copy import deepcopy

import pytest

from tests.catalogue.kennels import ORDINARY, Kennels
from tests.portal.conftest import Journey, place
from townhall.applications.trees import as_post
from townhall.catalogue.publishing import publish

STEP = Kennels.definition.step("breeding")


@pytest.fixture
def journey(tax_office, alices_client, now):
    publish(Kennels.definition, at=now)
    journey = Journey(alices_client, "zwinger")
    journey.begin(post(ORDINARY["breeding"]))
    return journey


def post(tree: dict) -> dict:
    return dict(as_post(STEP, tree).items())


def buttons(journey, name: str) -> list[str]:
    page = journey.open("breeding").content.decode()
    return re.findall(rf'name="{name}" value="([^"]+)"', page)


class TestEntriesOfEntries:
    def test_are_kept_as_typed(self, journey):
        assert journey.tree == ORDINARY

    def test_come_back_as_the_page_shows_them(self, journey):
        page = journey.open("breeding").content.decode()

        assert 'name="breeding-kennels/1/dogs/1/vaccinations__count" value="1"' in page
        assert 'value="Zwingerhusten"' in page

    def test_offer_to_grow_at_every_depth_that_has_room(self, journey):
        assert buttons(journey, "add") == [
            "kennels/0/dogs/0/vaccinations",
            "kennels/0/dogs",
            "kennels/1/dogs/0/vaccinations",
            "kennels/1/dogs/1/vaccinations",
            "kennels/1/dogs",
        ]

    def test_grow_in_their_place(self, journey):
        response = journey.send("breeding", post(ORDINARY["breeding"]), add="kennels/1/dogs/0/vaccinations")

        assert place(response) == "breeding"
        assert response.url.endswith("#breeding-kennels/1/dogs/0/vaccinations/0")
        assert journey.tree["breeding"]["kennels"][1]["dogs"][0]["vaccinations"] == [{}]
        assert journey.tree["breeding"]["kennels"][0] == ORDINARY["breeding"]["kennels"][0]

    def test_grow_with_the_least_number_inside(self, journey):
        journey.send("breeding", post({"kennels": ORDINARY["breeding"]["kennels"][:1]}), add="kennels")

        assert "kennels/1/dogs" in buttons(journey, "add")
        assert 'name="breeding-kennels/1/dogs/0/name"' in journey.open("breeding").content.decode()

    def test_offer_removal_only_above_the_least_number(self, journey):
        assert buttons(journey, "remove") == [
            "kennels/0/dogs/0/vaccinations/0",
            "kennels/0/dogs/0/vaccinations/1",
            "kennels/0",
            "kennels/1/dogs/0",
            "kennels/1/dogs/1/vaccinations/0",
            "kennels/1/dogs/1",
            "kennels/1",
        ]

    def test_lose_exactly_the_one_named(self, journey):
        expected = deepcopy(ORDINARY["breeding"])
        del expected["kennels"][0]["dogs"][0]["vaccinations"][0]

        journey.send("breeding", post(ORDINARY["breeding"]), remove="kennels/0/dogs/0/vaccinations/0")

        assert journey.tree["breeding"] == expected

    @pytest.mark.parametrize("name", ["kennels/0/cats", "kennels/7/dogs", "kennels/0/dogs/0/vaccinations/0"])
    def test_cannot_grow_where_there_are_none(self, journey, name):
        assert journey.send("breeding", post(ORDINARY["breeding"]), add=name).status_code == 400

    def test_are_explained_where_they_are_wrong(self, journey):
        wrong = post(ORDINARY["breeding"]) | {"breeding-kennels/1/dogs/1/vaccinations/0/what": ""}

        response = journey.send("breeding", wrong)

        assert response.status_code == 422
        assert 'href="#id_breeding-kennels/1/dogs/1/vaccinations/0/what"' in response.content.decode()
