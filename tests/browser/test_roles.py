"""Carla names who stands in for Bob; Rita reads the journal and verifies the chain. By mouse, at 320 px, without JavaScript."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.browser.test_request import writes_to_the_city
from tests.browser.walking import Visitor

PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"


@pytest.fixture(params=[1280, 320], ids=["wide", "narrow"])
def comes(visitor, try_it_as, request):
    """Return a verb that lets somebody of the office come in with a screen of this width."""

    def come(key: str) -> Visitor:
        found = visitor(java_script_enabled=request.param == 1280, viewport={"width": request.param, "height": 900})
        try_it_as(found.page, key)
        return found

    come.width = request.param
    return come


class TestTheOffice:
    def test_knows_who_stands_in_for_whom(self, comes):
        carla = comes("carla")
        first = date.today() + timedelta(days=30 if comes.width == 320 else 60)  # noqa: DTZ011 - as the browser does
        carla.opens("/amt/vertretung/")
        carla.main.get_by_label("Wer ist abwesend?").select_option("Bob Muster")
        carla.main.get_by_label("Wer bearbeitet die Vorgänge in dieser Zeit?").select_option("Erik Überall")
        carla.main.get_by_label("Erster Tag").fill(first.isoformat())
        carla.main.get_by_label("Letzter Tag").fill((first + timedelta(days=7)).isoformat())
        carla.presses("Vertretung bestimmen")

        carla.reads("Die Vertretung steht fest. Sie endet von selbst.", "Bob Muster", "Erik Überall", "geplant")
        take_picture(carla, f"vertretung-{comes.width}")

    def test_lets_an_auditor_read_the_journal_and_verify_it(self, comes):
        rita = comes("rita")
        rita.opens("/amt/protokoll/")
        rita.presses("Prüfen")

        rita.reads("Nichts wurde geändert.")
        take_picture(rita, f"protokoll-{comes.width}")

    def test_lets_a_clerk_step_back_and_keeps_on_record_what_happened(self, comes, visitor):
        number = writes_to_the_city(visitor(java_script_enabled=False))[0]
        dora = comes("dora")
        dora.opens(f"/amt/vorgaenge/{number}/")
        dora.presses("Vorgang übernehmen")
        dora.follows("Revision")
        dora.reads("Antrag eingegangen", "Übernommen", "Dora Anderswo")
        take_picture(dora, f"revision-{comes.width}")

        dora.opens(f"/amt/vorgaenge/{number}/")
        dora.follows("Ich könnte befangen sein")
        dora.reads("Sie sehen ihn dann nicht mehr")
        take_picture(dora, f"befangenheit-{comes.width}")
        dora.presses("Wegen Befangenheit abgeben")

        dora.reads("Sie sehen diesen Vorgang nicht mehr.")
        assert dora.page.goto(f"/amt/vorgaenge/{number}/").status == 404


def take_picture(who: Visitor, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    who.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
