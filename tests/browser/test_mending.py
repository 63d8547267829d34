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
    opens_letter(alice, SUBJECT, of=number)
    corrects(bob, number)
    notice = opens_letter(alice, f"Berichtigung: {SUBJECT}", of=number)
    assert "Statt „Fleck“ heißt es richtig: „Flecki“." in " ".join(notice.split())
    objects(alice, number)
    bob.opens("/amt/listen/widersprueche/")
    bob.follows(number)
    bob.follows("Widerspruch")
    bob.reads(WHY)
    carla = enters("carla")
    for page in ("ruecknahme/", "wiederaufnahme/"):
        carla.opens(f"/amt/vorgaenge/{number}/{page}")
    carla.main.locator("textarea").fill("Der Kaufvertrag ist neu.")
    carla.presses("Noch einmal prüfen")
    carla.opens(f"/amt/vorgaenge/{number}/wiederaufnahme/ende/")


def applies(alice: Visitor) -> str:
    alice.opens(f"{owner.START}?neu")
    alice.types("Vorname", "Anita")  # a household of its own, whatever other stories leave behind
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


def opens_letter(alice: Visitor, subject: str, *, of: str) -> str:
    """Open a letter of the postbox about a case and return what its PDF says."""
    alice.opens("/konto/postfach/")
    letter = alice.main.get_by_role("listitem").filter(has_text=of).filter(has_text=subject)
    for _ in range(120):
        if letter.count():
            break
        alice.page.wait_for_timeout(250)
        alice.page.reload()
    alice.follows(subject, within=letter)
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
    alice.follows("Identität online nachweisen")
    alice.main.get_by_role("radio").last.check()
    alice.presses("Identität nachweisen")
    alice.reads("keine aufschiebende Wirkung")
    alice.types("Warum legen Sie Widerspruch ein?", WHY)
    alice.presses("Verbindlich Widerspruch einlegen")
    alice.reads("Widerspruch eingegangen")
