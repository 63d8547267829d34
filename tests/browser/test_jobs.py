"""Frieda, who leads the town hall, acts on all new requests at once and exports them, with and without JavaScript."""

import csv
import io

import pytest

from tests.browser.test_request import writes_to_the_city
from tests.browser.walking import Visitor


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def frieda(visitor, try_it_as, request) -> Visitor:
    frieda = visitor(java_script_enabled=request.param)
    try_it_as(frieda.page, "frieda")
    return frieda


@pytest.fixture
def numbers(visitor) -> list[str]:
    """Let Emil write twice; return the numbers of his cases."""
    return [writes_to_the_city(visitor(java_script_enabled=False))[0] for _ in range(2)]


class TestManyCases:
    def test_are_taken_and_exported_in_two_jobs(self, frieda, numbers):
        frieda.opens("/amt/listen/unverteilt/")
        for number in numbers:
            frieda.ticks(f"{number} auswählen")
        frieda.main.get_by_label("Mehrere Vorgänge bearbeiten").last.select_option("Übernehmen")
        frieda.presses("Weiter mit den angekreuzten")
        frieda.reads("Sie übernehmen den Vorgang.", *numbers)
        frieda.presses("Für 2 Vorgänge ausführen")
        over(frieda, "2 Vorgänge ausgeführt")

        frieda.opens("/amt/")
        frieda.main.get_by_label("Mehrere Vorgänge bearbeiten").last.select_option("Exportieren")
        frieda.presses("Weiter mit der ganzen Liste")
        frieda.main.get_by_role("radio", name="CSV").check()
        frieda.presses("Vorschau ansehen")
        frieda.presses("Für")
        over(frieda, "vorgaenge-")
        exported = saves(frieda)

        assert exported[0][0] == "Nummer"
        assert set(numbers) <= {row[0] for row in exported}


def over(frieda: Visitor, sign: str) -> None:
    """Wait until the job is over: the page follows by itself, or is loaded again."""
    if frieda.check is None:
        frieda.waits_for(sign)
    else:
        frieda.main.get_by_text(sign).first.wait_for()
        frieda.looks()


def saves(frieda: Visitor) -> list[list[str]]:
    with frieda.page.expect_download() as coming:
        frieda.main.get_by_role("link", name="speichern").click()
    return list(csv.reader(io.StringIO(coming.value.path().read_text("utf-8-sig"), newline=""), delimiter=";"))
