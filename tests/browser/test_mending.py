"""A notice with a slip is corrected, and its recipient objects: what the clerk and the person see, page by page."""

from tests.browser import dog_owner as owner
from tests.browser.test_exemption import enters as enters
from tests.browser.test_exemption import text_of
from tests.browser.walking import Visitor

SUBJECT = "Bescheid über Hundesteuer"
WHY = "Mein Hund war im April noch gar nicht bei mir."


def test_a_mistake_is_corrected_and_an_objection_reaches_the_desk(enters):
    alice, bob = enters("alice"), enters("bob")
    number = applies(alice)
    opens_letter(alice, SUBJECT)
    corrects(bob, number)
    notice = opens_letter(alice, f"Berichtigung: {SUBJECT}")
    assert "Statt „Fleck“ heißt es richtig: „Flecki“." in " ".join(notice.split())
    objects(alice, number)
    bob.opens("/amt/listen/widersprueche/")
    bob.follows(number)
    bob.follows("Widerspruch")
    bob.reads(WHY)
    for page in ("ruecknahme/", "wiederaufnahme/"):
        bob.opens(f"/amt/vorgaenge/{number}/{page}")


def applies(alice: Visitor) -> str:
    alice.opens(owner.START)
    owner.says_who_she_is(alice)
    owner.has_no_other_keepers(alice)
    owner.describes(alice, "Fleck")
    owner.has_other_dogs(alice, 0)
    owner.wants_no_relief(alice)
    owner.transfers_the_money(alice)
    owner.declares_the_truth(alice)
    alice.main.get_by_label("Digital, in mein Postfach").check()
    alice.presses("Hund verbindlich anmelden")
    return alice.main.locator(".rb-panel strong").inner_text()


def opens_letter(alice: Visitor, subject: str) -> str:
    """Open a letter of the postbox and return what its PDF says."""
    alice.opens("/konto/postfach/")
    alice.waits_for(subject)
    alice.follows(subject)
    alice.presses("Brief öffnen")
    href = alice.main.get_by_role("link", name="PDF").first.get_attribute("href")
    return text_of(alice.page.request.get(href).body())


def corrects(bob: Visitor, number: str) -> None:
    bob.opens(f"/amt/vorgaenge/{number}/")
    bob.follows("Fehler im Bescheid berichtigen")
    bob.types("Welche Wörter sind falsch?", "Fleck")
    bob.types("Wie heißt es richtig?", "Flecki")
    bob.types("Woran erkennt man den Fehler?", "Im Kaufvertrag heißt der Hund Flecki.")
    bob.presses("Berichtigten Bescheid ansehen")
    bob.reads("Statt „Fleck“ heißt es richtig: „Flecki“.")
    bob.presses("Berichtigten Bescheid ausstellen")
    bob.reads("Berichtigt. Die neue Ausfertigung wird erstellt")


def objects(alice: Visitor, number: str) -> None:
    alice.opens(f"/konto/vorgaenge/{number}/")
    alice.follows("Widerspruch einlegen")
    alice.reads("keine aufschiebende Wirkung")
    alice.types("Warum legen Sie Widerspruch ein?", WHY)
    alice.presses("Verbindlich Widerspruch einlegen")
    alice.reads("Widerspruch eingegangen")
