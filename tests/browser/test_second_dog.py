"""A second dog of the same household: the new notice changes what the first one said, and names it."""

import re

import pypdfium2
import pytest

from tests.browser import dog_owner as owner
from tests.browser.walking import Visitor


@pytest.fixture
def alina(visitor, try_it_as) -> Visitor:
    """Return somebody with a household of her own, who uses Alice's account."""
    alina = visitor()
    try_it_as(alina.page, "alice")
    return alina


class TestASecondDog:
    def test_changes_the_rate_of_the_first(self, alina):
        first = registers(alina, "Bello", others=0)
        notice_of(alina, first)
        second = registers(alina, "Kira", others=1)

        said = words_of(notice_of(alina, second))

        assert f"Der Bescheid zum Vorgang {first}" in said
        assert "192,00 €" in said
        assert re.search(r"Bello \(20\d\d-\d+\)", said)
        alina.opens("/konto/bestand/")
        alina.reads("Bello", "Kira")


def registers(alina: Visitor, dog: str, *, others: int) -> str:
    alina.opens(f"{owner.START}?neu")
    alina.types("Vorname", "Alina")
    owner.says_who_she_is(alina)
    owner.has_no_other_keepers(alina)
    owner.describes(alina, dog)
    owner.has_other_dogs(alina, others)
    owner.wants_no_relief(alina)
    owner.transfers_the_money(alina)
    owner.declares_the_truth(alina)
    alina.main.get_by_label("Digital, in mein Postfach").check()
    alina.presses("Hund verbindlich anmelden")
    return alina.main.locator(".rb-panel strong").inner_text()


def notice_of(alina: Visitor, number: str) -> bytes:
    """Wait for the notice of a case, open its letter and return the PDF."""
    alina.opens(f"/konto/vorgaenge/{number}/")
    alina.waits_for("Bescheid über Hundesteuer")
    alina.presses("Öffnen")
    href = alina.main.get_by_role("link", name="PDF").first.get_attribute("href")
    return alina.page.request.get(href).body()


def words_of(notice: bytes) -> str:
    with pypdfium2.PdfDocument(notice) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
