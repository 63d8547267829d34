"""Alice proves who she is, applies for a parking permit, pays, and has it in a minute; anybody can verify it."""

import re
import sys
import time
from datetime import date, timedelta

import pytest

from tests.browser.test_dog import finds_it_genuine
from tests.browser.walking import Visitor

TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011  (the window and the town hall share the machine's day)


@pytest.fixture(autouse=True)
def no_random_sample(hall) -> None:
    """Keep this permit from being among those that a person looks at."""
    rows = "from townhall.authorities.models import LegalEntry as L; L.objects.filter(key='resident_parking.sample')"
    hall.manage("shell", "-v0", "-c", f"{rows}.update(value=0)")


@pytest.fixture
def alice(visitor, try_it_as) -> Visitor:
    alice = visitor()
    try_it_as(alice.page, "alice")
    return alice


class TestAResidentParkingPermit:
    def test_is_applied_for_paid_issued_and_verified(self, alice, visitor, capsys):
        proves_who_she_is(alice)
        applies(alice)
        alice.reads("90,00 €")

        began = time.monotonic()
        pays(alice)
        finds_it_genuine(visitor(), the_permit(alice))

        with capsys.disabled():
            sys.stderr.write(f"\nfrom “pay” to the verified permit: {time.monotonic() - began:.1f} s\n")


def proves_who_she_is(alice: Visitor) -> None:
    alice.opens("/demo/ident/?next=/konto/")
    alice.main.get_by_role("radio").last.check()
    alice.presses("Identität nachweisen")


def applies(alice: Visitor) -> None:
    alice.opens("/antrag/bewohnerparkausweis/?neu")
    alice.chooses("Was brauchen Sie?", "Ein neuer Ausweis")
    alice.presses("Weiter")
    alice.dates("Geburtsdatum", date(1985, 5, 12))
    alice.chooses("Ist das Ihre Hauptwohnung?", "Ja")
    alice.presses("Weiter")
    alice.types("Kennzeichen", "boab123")
    alice.chooses("Auf wen ist das Fahrzeug zugelassen?", "Auf mich")
    alice.presses("Weiter")
    alice.dates("Ab wann?", TOMORROW)
    alice.types("Für wie viele Jahre?", "1")
    alice.ticks("Meine Angaben sind richtig und vollständig.")
    alice.presses("Weiter")
    alice.main.get_by_label("Digital").first.check()
    alice.presses("Kostenpflichtig beantragen")


def pays(alice: Visitor) -> None:
    alice.main.get_by_role("radio").first.check()
    alice.presses("Jetzt 90,00 € bezahlen")
    alice.presses("90,00 € bezahlen")
    alice.reads("Ihre Zahlung ist eingegangen")


def the_permit(alice: Visitor) -> bytes:
    """Wait for the letter with the permit, open it, and return its sealed document."""
    letter = re.compile(r"^\s*Bewohnerparkausweis\s*$")
    for _ in range(60):
        alice.page.goto("/konto/postfach/")
        if alice.main.get_by_role("link", name=letter).count():
            break
        alice.page.wait_for_timeout(250)
    alice.follows(letter)
    alice.presses("Brief öffnen")
    href = alice.main.get_by_role("link", name="PDF").first.get_attribute("href")
    return alice.page.request.get(href).body()
