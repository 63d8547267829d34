"""Somebody a service is not for is told so on a page of its own, with a way on."""

import pytest

from tests.catalogue.terrace import Terrace
from tests.portal.conftest import Journey, place
from townhall.applications.submission import Stopped
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish

OWN = {"place-zone": "centre", "place-private": "yes", "place-length": "4,5", "place-width": "2"}


@pytest.fixture
def terrace(tax_office, now, client) -> Journey:
    publish(Terrace.definition, at=now)
    return Journey(client, "terrasse")


class TestThePageAtTheEnd:
    def test_says_why_and_what_to_do_instead(self, terrace):
        assert place(terrace.begin(OWN)) == "ende"

        page = terrace.client.get(terrace.address("place") + "ende/").content.decode()

        assert "Sie brauchen keine Erlaubnis" in page
        assert "https://www.bochum.example/tische" in page
        assert terrace.address("place") in page

    def test_speaks_english(self, terrace):
        terrace.begin(OWN)

        assert "You need no permit" in terrace.client.get("/en" + terrace.address("place") + "ende/").content.decode()

    def test_leads_back_when_the_answer_was_changed(self, terrace):
        terrace.begin(OWN)
        assert place(terrace.send("place", OWN | {"place-private": "no"})) == "season"

        assert place(terrace.client.get(terrace.address("place") + "ende/")) == "place"

    def test_is_nobody_elses_to_see(self, terrace, charlie):
        terrace.begin(OWN)
        there = terrace.address("place") + "ende/"
        terrace.client.cookies.clear()
        terrace.client.force_login(charlie)

        assert terrace.client.get(there).status_code == 404


class TestSending:
    def test_is_refused_at_the_end_of_the_way(self, terrace, now):
        terrace.begin(OWN)
        terrace.send("season", {"season-months": "6", "season-heaters": "no"})

        with pytest.raises(Stopped):
            receive(terrace.draft.pk, by=None, at=now)
        sent = terrace.send("pruefen", {"channel": "portal"})
        assert place(sent) == "ende"


class TestAWorkedOutValueOnThePage:
    def test_is_said_to_come(self, terrace):
        page = terrace.client.get(terrace.start + "?neu").content.decode()

        assert "wird aus Ihren Angaben berechnet" in page

    def test_is_shown_once_it_is_known(self, terrace):
        terrace.begin(OWN | {"place-private": "no"})
        terrace.send("season", {"season-months": "6", "season-heaters": "no"})

        assert "9 m²" in terrace.open("place").content.decode()
        assert "9 m²" in terrace.open("pruefen").content.decode()
