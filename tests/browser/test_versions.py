"""A form that changes while somebody fills it in, is compared with the one before, and is taken back in the end."""

import re

import pytest

from tests.browser.walking import Visitor

THERE = "/antrag/kummerkasten/"
REASON = "Das Verwaltungsgericht hat eine Frage untersagt."


@pytest.fixture
def enters(visitor, try_it_as):
    """Let somebody of the demonstration come in with a window of their own."""

    def enter(key: str) -> Visitor:
        person = visitor()
        try_it_as(person.page, key)
        return person

    return enter


@pytest.fixture
def publish(hall):
    """Return a verb that publishes an edition of the service."""
    return lambda edition: hall.python("-m", "tests.browser.editions", edition)


class TestAFormThatChanges:
    def test_keeps_answers_shows_its_differences_and_says_when_it_is_closed(self, enters, publish):
        alice, dora, admin = (enters(key) for key in ("alice", "dora", "admin"))
        publish("1")
        begins(alice)
        publish("2")
        sees_what_differs(admin)
        takes_back(admin, "kummerkasten v1")
        number = goes_on_with_the_new_form(alice)
        publish("3")
        sees_what_has_changed_since(dora, number)
        takes_back(admin, "kummerkasten v3", whole_service=True)
        finds_it_closed(alice)


def begins(alice: Visitor) -> None:
    alice.opens(f"{THERE}?neu")
    alice.chooses("Worum geht es?", "Idee oder Anregung")
    alice.types("Was möchten Sie uns sagen?", "Auf dem Spielplatz fehlt eine Bank im Schatten.")
    alice.presses("Weiter")


def sees_what_differs(admin: Visitor) -> None:
    admin.page.goto("/admin/catalogue/serviceversion/?slug=kummerkasten")  # Django's own page
    admin.follows("Änderungen in Fassung 2.0")
    admin.reads("In welchem Stadtteil?", "Vorschlag")


def takes_back(admin: Visitor, version: str, *, whole_service: bool = False) -> None:
    """Withdraw a version on Django's own form."""
    admin.page.goto("/admin/catalogue/withdrawal/add/")
    admin.main.locator("select[name=version]").select_option(label=version)
    admin.main.locator("textarea[name=reason]").fill(REASON)
    admin.main.get_by_role("link", name="Heute").click()
    if whole_service:
        admin.main.get_by_role("checkbox").check()
    with admin.page.expect_navigation():
        admin.button("Sichern").click()


def goes_on_with_the_new_form(alice: Visitor) -> str:
    """Return the number of the case."""
    alice.opens("/konto/entwuerfe/")
    alice.follows("Kummerkasten")
    alice.reads("Diese Seiten haben sich geändert", "Ihr Kummer (diese Seite)")
    alice.presses("Weiter")
    alice.reads("Wählen Sie bei „Worum geht es?“ eine Antwort aus")
    alice.chooses("Worum geht es?", "Vorschlag")
    alice.types("In welchem Stadtteil?", "Langendreer")
    alice.presses("Weiter")
    alice.presses("Weiter")
    alice.reads("Auf dem Spielplatz fehlt eine Bank im Schatten.", "Langendreer")
    alice.main.get_by_label("Digital").first.check()
    alice.presses("Anliegen absenden")
    return alice.main.locator(".rb-panel strong").inner_text()


def sees_what_has_changed_since(dora: Visitor, number: str) -> None:
    dora.opens(f"/amt/vorgaenge/{number}/")
    dora.reads("Fassung 2.0")
    dora.follows(re.compile("seither geändert"))
    dora.reads("Nur Texte sind anders", "Sorgentelefon")


def finds_it_closed(alice: Visitor) -> None:
    assert alice.page.goto(THERE).status == 410
    alice.looks()
    alice.reads("Das können Sie zurzeit nicht online beantragen", "Sorgentelefon")
    alice.follows("Sehen, was sonst möglich ist")
    assert alice.main.get_by_role("link", name="Online beantragen").count() == 0
