"""A letter is changed by one editor, tried on paper and published by another, and what was there before is taken up again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.walking import Visitor

REFUSAL = "/amt/texte/letter/anliegen.answered/"
SUBJECT = "Unsere Antwort auf Ihr Anliegen"


@pytest.fixture
def enters(visitor, try_it_as):
    """Let somebody of the demonstration come in with a window of their own."""

    def enter(key: str) -> Visitor:
        person = visitor()
        try_it_as(person.page, key)
        return person

    return enter


class TestALetterThatChanges:
    def test_is_written_by_one_tried_on_paper_and_published_by_another(self, enters):
        greta, hans = enters("greta"), enters("hans")
        writes(greta)
        publishes(hans)
        goes_back(hans)
        hans.opens(f"{REFUSAL}vergleich/")
        greta.opens(REFUSAL)
        greta.presses("Diesen Text freigeben")
        greta.reads("Fassung 2")


def writes(greta: Visitor) -> None:
    greta.opens("/amt/texte/")
    greta.opens(REFUSAL)
    greta.reads("wie mitgeliefert", "Das Wichtigste in Kürze")
    greta.follows("Text ändern")
    greta.types("Betreff auf Deutsch", SUBJECT)
    greta.types("Betreff auf Englisch", "Our answer to your request {nonsense}")
    greta.types("Was ändert sich, und warum?", "Klarer")
    greta.presses("Entwurf speichern")
    greta.reads("Den Platzhalter „nonsense“ gibt es nicht")
    greta.follows("Weiter schreiben")
    greta.types("Betreff auf Englisch", "Our answer to your request")
    greta.presses("Entwurf speichern")
    greta.reads("Jemand anderes gibt ihn frei.")
    assert greta.button("Diesen Text freigeben").count() == 0


def publishes(hans: Visitor) -> None:
    hans.opens(REFUSAL)
    expect(hans.page.locator(".rb-letter h1").first).to_have_text(SUBJECT)
    hans.presses("Mit einem Beispielantrag drucken")
    link = hans.main.get_by_role("link", name="Entwurf als PDF speichern")
    for _ in range(60):
        if link.count():
            break
        hans.page.wait_for_timeout(500)
        hans.page.reload()
    with hans.page.expect_download() as paper:
        link.click()
    assert re.search(r"anliegen", paper.value.suggested_filename)
    hans.presses("Diesen Text freigeben")
    hans.reads("Fassung 1", "Geschrieben von Greta Wortlaut, freigegeben von Hans Vierauge")


def goes_back(hans: Visitor) -> None:
    hans.main.get_by_text("wie mitgeliefert").click()
    hans.presses("Diesen Text wieder aufnehmen")
    hans.reads("Zurück zur Fassung 0")
