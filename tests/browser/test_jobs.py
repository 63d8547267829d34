"""Dora acts on all new requests at once and exports them, with and without JavaScript."""

import csv
import io

import pytest

from tests.browser.test_request import writes_to_the_city
from tests.browser.walking import Visitor


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def dora(visitor, try_it_as, request) -> Visitor:
    dora = visitor(java_script_enabled=request.param)
    try_it_as(dora.page, "dora")
    return dora


@pytest.fixture
def numbers(visitor) -> list[str]:
    """Let Emil write twice; return the numbers of his cases."""
    return [writes_to_the_city(visitor(java_script_enabled=False))[0] for _ in range(2)]


class TestManyCases:
    def test_are_taken_and_exported_in_two_jobs(self, dora, numbers):
        dora.opens("/amt/listen/unverteilt/")
        for number in numbers:
            dora.ticks(f"{number} auswählen")
        dora.main.get_by_label("Mehrere Vorgänge bearbeiten").last.select_option("Übernehmen")
        dora.presses("Weiter mit den angekreuzten")
        dora.reads("Sie übernehmen den Vorgang.", *numbers)
        dora.presses("Für 2 Vorgänge ausführen")
        over(dora, "2 Vorgänge ausgeführt")

        dora.opens("/amt/")
        dora.main.get_by_label("Mehrere Vorgänge bearbeiten").last.select_option("Exportieren")
        dora.presses("Weiter mit der ganzen Liste")
        dora.main.get_by_role("radio", name="CSV").check()
        dora.presses("Vorschau ansehen")
        dora.presses("Für")
        over(dora, "vorgaenge-")
        exported = saves(dora)

        assert exported[0][0] == "Nummer"
        assert set(numbers) <= {row[0] for row in exported}


def over(dora: Visitor, sign: str) -> None:
    """Wait until the job is over: the page follows by itself, or is loaded again."""
    if dora.check is None:
        dora.waits_for(sign)
    else:
        dora.main.get_by_text(sign).first.wait_for()
        dora.looks()


def saves(dora: Visitor) -> list[list[str]]:
    with dora.page.expect_download() as coming:
        dora.main.get_by_role("link", name="speichern").click()
    return list(csv.reader(io.StringIO(coming.value.path().read_text("utf-8-sig"), newline=""), delimiter=";"))
