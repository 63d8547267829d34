"""While somebody fills in a page, the server says which questions arise; nothing is saved by that."""

import re

import pytest

from tests.catalogue.terrace import Terrace
from tests.portal.conftest import Journey
from tests.portal.registration import ALICE, REX
from townhall.applications.models import Draft
from townhall.catalogue.publishing import publish

STATE = re.compile(r'data-of="([^"]+)" data-arises="(yes|no)">([^<]*)<')


def states(response) -> dict[str, tuple[str, str]]:
    return {name: (arises, shown) for name, arises, shown in STATE.findall(response.content.decode())}


@pytest.fixture
def household(form) -> Journey:
    """Return somebody at the page about their dogs."""
    form.begin(ALICE)
    return form


class TestAQuestionWithACondition:
    def test_arises_with_the_answer_that_stands_on_the_page(self, household):
        there = household.address("household") + "lage/"

        assert (
            states(household.client.post(there, REX | {"household-dogs/0/breed": "listed"}))["household-dogs/0/weight"][0]
            == "yes"
        )
        assert (
            states(household.client.post(there, REX | {"household-dogs/0/breed": "other"}))["household-dogs/0/weight"][0] == "no"
        )

    def test_is_known_to_the_page_from_the_start(self, household):
        assert states(household.open("household"))["household-dogs/0/weight"][0] == "no"

    def test_stays_on_the_page_with_its_sentence_for_people_without_scripts(self, household):
        page = household.open("household").content.decode()

        assert 'name="household-dogs/0/weight"' in page
        assert "Das brauchen wir nur in diesem Fall" in page

    def test_is_looked_up_without_saving(self, household):
        before = household.draft

        household.client.post(household.address("household") + "lage/", REX)

        assert (household.draft.tree, household.draft.revision) == (before.tree, before.revision)

    def test_of_somebody_else_is_not_there(self, household, charlie):
        there = household.address("household") + "lage/"
        household.client.cookies.clear()
        household.client.force_login(charlie)

        assert household.client.post(there, REX).status_code == 404


class TestAWorkedOutValue:
    def test_follows_what_is_typed_on_the_first_page(self, tax_office, now, client):
        publish(Terrace.definition, at=now)
        typed = {"place-length": "4,5", "place-width": "2"}

        assert states(client.post("/antrag/terrasse/lage/", typed))["place-area"] == ("yes", "9 m²")
        assert not Draft.objects.exists()
