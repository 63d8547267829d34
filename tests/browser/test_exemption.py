"""An assistance dog: proof handed in, one question asked and answered, two signatures, and a notice that names the exemption."""

import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser import dog_owner as owner
from tests.browser.walking import Visitor
from tests.documents.files import pdf

ASSISTANCE = "Ja, der Hund ist ein Assistenzhund oder Blindenführhund"
EXEMPTED = "Steuer festsetzen und Befreiung gewähren"
QUESTION = "Uns fehlt die Rückseite des Ausweises. Darauf steht, bis wann er gilt."
SPACE_ABOVE = """button => button.getBoundingClientRect().top
    - button.parentElement.querySelector("input[type=file]").getBoundingClientRect().bottom"""  # pixels
REASONS = "Der Ausweis liegt vor. Balu ist als Assistenzhund anerkannt."


@pytest.fixture
def enters(visitor, try_it_as):
    """Let somebody of the demonstration come in with a window of their own."""

    def enter(key: str) -> Visitor:
        person = visitor()
        try_it_as(person.page, key)
        return person

    return enter


class TestAnExemption:
    def test_goes_from_the_proof_over_a_question_and_two_hands_to_the_notice(self, enters):
        charlie, bob, carla, dora = (enters(key) for key in ("charlie", "bob", "carla", "dora"))
        number = applies(charlie, "Balu")
        takes(bob, number)
        asks_for_the_back_of_the_card(bob, number)
        answers_nothing_but_the_question(charlie, number)
        passes_on_what_he_has_read(bob, number)
        may_not_sign(bob, number)
        finds_nothing(dora, number)
        signs(carla, number)
        receives_the_exemption(charlie, number)


def applies(charlie: Visitor, dog: str) -> str:
    charlie.opens(owner.START)
    owner.says_who_she_is(charlie)
    owner.has_no_other_keepers(charlie)
    owner.describes(charlie, dog)
    owner.has_other_dogs(charlie, 0)
    wants_relief(charlie, dog)
    owner.transfers_the_money(charlie)
    owner.declares_the_truth(charlie)
    charlie.reads("Assistenzhund", "ausweis.pdf")
    charlie.main.get_by_label("Digital, in mein Postfach").check()
    charlie.presses("Hund verbindlich anmelden")
    return charlie.main.locator(".rb-panel strong").inner_text()


def wants_relief(charlie: Visitor, dog: str) -> None:
    charlie.chooses("Beantragen Sie eine Befreiung oder Ermäßigung?", ASSISTANCE)
    charlie.types("Für welchen Hund?", dog)
    hands_in(charlie, "ausweis.pdf")
    charlie.presses("Weiter")


def hands_in(charlie: Visitor, name: str) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": pdf()}
    button = charlie.button("Datei hochladen")
    assert button.evaluate(SPACE_ABOVE) >= 8
    charlie.main.locator("input[type=file]").set_input_files(file)
    charlie.goes_on(button)
    charlie.reads(name)


def takes(bob: Visitor, number: str) -> None:
    bob.opens("/amt/")
    bob.follows("Unverteilt")
    bob.follows(number)
    bob.reads("noch niemand zuständig", "Charlie Nirgendwo", "Assistenzhund", "ausweis.pdf")
    bob.presses("Vorgang übernehmen")
    bob.reads("zuständig: Sie")
    waits_for_pages(bob, 1)


def waits_for_pages(bob: Visitor, pages: int) -> None:
    """Wait until the uploads are scanned and drawn."""
    pictures = bob.main.get_by_role("img", name=re.compile("Seite 1$"))
    for _ in range(60):
        if pictures.count() == pages:
            return bob.looks()
        bob.page.wait_for_timeout(250)
        bob.page.reload()
    raise AssertionError(bob.main.inner_text())


def asks_for_the_back_of_the_card(bob: Visitor, number: str) -> None:
    bob.follows("Rückfrage stellen")
    bob.presses("Rückfrage senden")
    bob.reads("Kreuzen Sie mindestens eine Angabe an.")
    bob.ticks("Nachweis")
    bob.types("Ihre Frage", QUESTION)
    bob.main.get_by_label("Antwort bis").fill(owner.days_ago(-10).isoformat())
    bob.presses("Rückfrage senden")
    bob.reads("Warten auf eine Antwort bis", QUESTION)
    bob.opens("/amt/listen/wartet/")
    bob.reads(number)


def answers_nothing_but_the_question(charlie: Visitor, number: str) -> None:
    charlie.opens("/konto/")
    charlie.waits_for("Antworten Sie auf unsere Rückfrage")
    charlie.follows("Antworten", within=charlie.main.get_by_role("listitem").filter(has_text=number))
    charlie.reads(QUESTION, "ausweis.pdf")
    assert charlie.main.locator("input[type=file]").count() == 1
    assert charlie.main.locator("input[type=text], input[type=radio], select, textarea").count() == 0
    hands_in(charlie, "rueckseite.pdf")
    charlie.presses("Antwort absenden")
    expect(charlie.page.locator("body")).to_contain_text("Vielen Dank. Ihre Antwort ist angekommen.")
    assert charlie.main.locator("p:empty").count() == 0


def passes_on_what_he_has_read(bob: Visitor, number: str) -> None:
    bob.opens(f"/amt/vorgaenge/{number}/")
    waits_for_pages(bob, 2)
    bob.reads("geändert", "rueckseite.pdf")
    bob.follows("Entscheiden")
    assert bob.button("Zur Freigabe geben").count() == 0
    bob.main.get_by_role("radio", name=EXEMPTED).check()
    bob.types("Begründung", REASONS)
    bob.presses("Schreiben ansehen")
    expect(bob.page.locator(".rb-letter")).to_contain_text(exempts("Balu"))
    expect(bob.page.locator(".rb-letter")).to_contain_text(REASONS)
    bob.presses("Zur Freigabe geben")
    bob.reads("Sie haben den Vorschlag gemacht. Jemand anderes unterschreibt ihn.")


def exempts(dog: str) -> re.Pattern:
    return re.compile(rf"Auf Ihren Antrag ist\s+{dog}\s+ab\s+\w+\s+20\d\d\s+von der\s+Hundesteuer\s+befreit")


def may_not_sign(bob: Visitor, number: str) -> None:
    bob.opens("/amt/listen/freigabe/")
    expect(bob.main).not_to_contain_text(number)
    bob.opens(f"/amt/vorgaenge/{number}/freigabe/")
    bob.reads("Sie haben diesen Vorschlag selbst gemacht")
    assert bob.button("Unterschreiben").count() == 0


def finds_nothing(dora: Visitor, number: str) -> None:
    for page in ("", "entscheidung/", "freigabe/", "rueckfrage/"):
        assert dora.page.goto(f"/amt/vorgaenge/{number}/{page}").status == 404
    dora.looks()
    dora.opens("/amt/listen/unverteilt/")
    expect(dora.main).not_to_contain_text(number)


def signs(carla: Visitor, number: str) -> None:
    carla.opens("/amt/")
    carla.follows("Zur Freigabe")
    carla.follows(number)
    carla.follows("Vorschlag prüfen und unterschreiben")
    carla.reads("Bob Muster", EXEMPTED, REASONS)
    carla.presses("Unterschreiben")
    carla.reads("Unterschrieben. Der Bescheid wird erstellt.")
    carla.waits_for("Bekanntgabe")


def receives_the_exemption(charlie: Visitor, number: str) -> None:
    charlie.opens("/konto/postfach/")
    charlie.waits_for("Bescheid über Hundesteuer und Steuervergünstigung")
    charlie.follows("Bescheid über Hundesteuer und Steuervergünstigung")
    charlie.presses("Brief öffnen")
    href = charlie.main.get_by_role("link", name="PDF").first.get_attribute("href")
    notice = text_of(charlie.page.request.get(href).body())
    assert exempts("Balu").search(notice), notice
    assert REASONS in " ".join(notice.split())
    charlie.opens(f"/konto/vorgaenge/{number}/")
    charlie.reads(EXEMPTED, exempts("Balu"))


def text_of(notice: bytes) -> str:
    with pypdfium2.PdfDocument(notice) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
