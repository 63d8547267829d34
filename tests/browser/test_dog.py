"""An ordinary dog: found, filled in, sent, decided by the machine, and its sealed notice checked by a stranger."""

import re

import pypdfium2
import pytest

from tests.browser import dog_owner as owner
from tests.browser.walking import Visitor
from tests.servers import wait_until

CODE = re.compile(r"\b[0-9A-Z]{4,5}(?:-[0-9A-Z]{4,5})+\b")
DAY = r"\d{1,2}\. [A-Zä-ü][a-zä-ü]+ 20\d\d"


@pytest.fixture
def alice(visitor, try_it_as) -> Visitor:
    alice = visitor()
    try_it_as(alice.page, "alice")
    return alice


class TestAnOrdinaryDog:
    def test_comes_from_the_search_to_a_notice_that_anybody_can_check(self, alice, visitor, hall):
        finds_the_service(alice)
        fills_in(alice, "Rex")
        number = sends_with_a_double_click(alice)
        notice = reads_the_decision(alice, number)
        sees_the_tag(alice, "Rex")
        is_told_without_personal_content(hall)
        stranger = visitor()
        finds_it_genuine(stranger, notice)
        finds_it_altered(stranger, notice)


def finds_the_service(alice: Visitor) -> None:
    alice.opens("/")
    alice.page.get_by_role("searchbox").fill("hunt anmelden")
    alice.presses("Suchen")
    alice.follows("Hund anmelden")
    alice.follows("Hund anmelden")


def fills_in(alice: Visitor, dog: str) -> None:
    """Make a mistake on the first page, and use nothing but the keyboard on the second."""
    alice.presses("Weiter")
    assert alice.page.title().startswith("Fehler: ")
    alice.reads("Füllen Sie „Geburtsdatum“ aus")
    owner.says_who_she_is(alice)
    chooses_no_with_the_keyboard(alice)
    owner.describes(alice, dog)
    owner.has_other_dogs(alice, 0)
    owner.wants_no_relief(alice)
    owner.transfers_the_money(alice)
    owner.declares_the_truth(alice)
    alice.reads("Beispiel", dog, "Labrador", "Musterweg")


def chooses_no_with_the_keyboard(alice: Visitor) -> None:
    alice.tabs_to(alice.main.get_by_role("radio", name="Ja"))
    alice.page.keyboard.press("ArrowDown")
    alice.tabs_to(alice.button("Weiter"))
    with alice.page.expect_navigation():
        alice.page.keyboard.press("Enter")
    alice.looks()


def sends_with_a_double_click(alice: Visitor) -> str:
    alice.main.get_by_label("Digital, in mein Postfach").check()
    alice.main.get_by_role("button", name="Hund verbindlich anmelden").dblclick()
    alice.page.wait_for_url("**/antrag/fertig/**")
    alice.looks()
    number = alice.main.locator(".rb-panel strong").inner_text()
    alice.opens("/konto/vorgaenge/")
    assert alice.main.get_by_text(number).count() == 1
    assert alice.main.locator(".rb-list > li").count() == 1
    return number


def reads_the_decision(alice: Visitor, number: str) -> bytes:
    """Return the notice, opened from the inbox."""
    alice.opens("/konto/postfach/")
    alice.waits_for("Bescheid")
    alice.follows("Bescheid")
    alice.presses("Brief öffnen")
    href = alice.main.get_by_role("link", name="PDF").first.get_attribute("href")
    alice.opens(f"/konto/vorgaenge/{number}/")
    alice.reads(
        "Steuer festsetzen",
        re.compile(f"Gilt als bekannt gegeben am\\s*{DAY}"),
        re.compile(f"Widerspruch möglich bis\\s*{DAY}"),
    )
    assert alice.main.get_by_text("So widersprechen Sie").count() == 1
    assert alice.main.get_by_text("Gilt als bekannt gegeben am").count() == 1
    return alice.page.request.get(href).body()


def sees_the_tag(alice: Visitor, dog: str) -> None:
    for path in ("/konto/", "/konto/dokumente/", "/konto/profil/", "/konto/entwuerfe/", "/konto/bestand/"):
        alice.opens(path)
    row = alice.main.get_by_role("listitem").filter(has_text=dog)
    assert re.search(r"Nummer \S*\d", row.inner_text())


def is_told_without_personal_content(hall) -> None:
    def mails() -> list[str]:
        ours = [mail for mail in hall.mail.messages if "alice@" in str(mail["To"])]
        return [mail.get_body(("plain",)).get_content() + mail.get_body(("html",)).get_content() for mail in ours]

    wait_until(lambda: len(mails()) >= 2)
    for text in mails():
        assert hall.url in text
        assert not re.search("Alice|Beispiel|Rex|Labrador", text)


def finds_it_genuine(stranger: Visitor, notice: bytes) -> None:
    stranger.opens("/pruefen/")
    stranger.types("Code", code_on(notice).lower())
    stranger.presses("Code prüfen")
    assert stranger.heading.strip() == "Echt und gültig"
    uploads(stranger, notice)
    assert stranger.heading.strip() == "Echt und gültig"
    assert "Alice" not in stranger.main.inner_text()


def finds_it_altered(stranger: Visitor, notice: bytes) -> None:
    middle = len(notice) // 2
    uploads(stranger, notice[:middle] + bytes([notice[middle] ^ 1]) + notice[middle + 1 :])
    assert stranger.heading.strip() == "Die Datei wurde verändert"


def uploads(stranger: Visitor, data: bytes) -> None:
    stranger.opens("/pruefen/")
    file = {"name": "bescheid.pdf", "mimeType": "application/pdf", "buffer": data}
    stranger.main.locator("input[type=file]").set_input_files(file)
    stranger.presses("Datei prüfen")


def code_on(notice: bytes) -> str:
    with pypdfium2.PdfDocument(notice) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    found = CODE.search(text)
    assert found, text
    return found.group()
