"""A clerk's day with the keyboard alone, in a window of half the width and height: what a screen shows at 200 %."""

import re
from datetime import date, timedelta

import pytest

from tests.browser.test_request import writes_to_the_city
from tests.browser.walking import Visitor

AT_200_PERCENT = {"width": 640, "height": 450}  # of 1280 × 900


@pytest.fixture
def dora(visitor, try_it_as) -> Visitor:
    dora = visitor(viewport=AT_200_PERCENT)
    try_it_as(dora.page, "dora")
    return dora


def test_a_clerks_day_needs_no_mouse(visitor, dora):
    number = writes_to_the_city(visitor(java_script_enabled=False))[0]

    narrows_the_list_down(dora)
    sorts(dora)
    keeps_the_filter(dora)
    takes(dora, number)
    leaves_a_note(dora)
    puts_aside(dora, until=date.today() + timedelta(days=3))  # noqa: DTZ011  (the window and the town hall share the machine's day)
    decides(dora)


def narrows_the_list_down(dora: Visitor) -> None:
    dora.opens("/amt/listen/unverteilt/")
    dora.keys(dora.main.locator("summary", has_text="Filter"), "Enter")
    dora.looks()
    dora.keys(dora.main.get_by_role("combobox", name="Leistung"), *"Anliegen")
    dora.goes_on_by_key(dora.button("Anzeigen"))
    dora.reads("Filter (1)")


def sorts(dora: Visitor) -> None:
    heading = dora.main.get_by_role("columnheader", name="Eingegangen")
    assert heading.get_attribute("aria-sort") is None
    dora.goes_on_by_key(heading.get_by_role("link"))
    assert dora.main.get_by_role("columnheader", name="Eingegangen").get_attribute("aria-sort") == "ascending"


def keeps_the_filter(dora: Visitor) -> None:
    name = dora.main.get_by_role("textbox", name="Diesen Filter merken unter dem Namen")
    dora.keys(name, *"Nur Anliegen")
    dora.goes_on_by_key(name)
    dora.reads("Nur Anliegen")


def takes(dora: Visitor, number: str) -> None:
    dora.goes_on_by_key(dora.main.get_by_role("link", name=number))
    dora.goes_on_by_key(dora.button("Vorgang übernehmen"))
    dora.reads("zuständig: Sie")


def leaves_a_note(dora: Visitor) -> None:
    dora.keys(dora.main.get_by_role("textbox", name="Vermerk"), *"Angerufen.")
    dora.goes_on_by_key(dora.button("Vermerk ablegen"))
    dora.reads("Angerufen.")


def puts_aside(dora: Visitor, *, until: date) -> None:
    dora.goes_on_by_key(dora.main.get_by_role("link", name="Auf Wiedervorlage legen"))
    dora.goes_on_by_key(dora.button("Auf Wiedervorlage legen"))
    dora.reads("Geben Sie den Tag ein", "Schreiben Sie, was an diesem Tag zu tun ist.")
    day = dora.main.locator("input[type=date]")
    dora.keys(day, *f"{until:%m%d%Y}")  # this Chromium was built for the United States
    dora.keys(dora.main.get_by_role("textbox", name="Was ist dann zu tun?"), *"Nachfragen")
    dora.goes_on_by_key(dora.button("Auf Wiedervorlage legen"))
    dora.reads(f"{until:%d.%m.%Y}", "Nachfragen")


def decides(dora: Visitor) -> None:
    dora.goes_on_by_key(dora.main.get_by_role("link", name="Entscheiden"))
    dora.keys(dora.main.get_by_role("radio", name="Antworten"), "Space")
    dora.keys(dora.main.locator("textarea").first, *"Danke. Die Bank kommt im Mai.")
    dora.goes_on_by_key(dora.main.get_by_role("button", name=re.compile("ansehen")).first)
    dora.reads("Guten Tag Emil Erfunden", "Die Bank kommt im Mai.")
    dora.goes_on_by_key(dora.main.get_by_role("button", name=re.compile("^Entscheiden")).first)
    dora.reads("entschieden")
