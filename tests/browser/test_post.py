"""An answer on paper: Dora finds it in the outgoing post, enters where it goes, prints it and marks it as posted."""

import re

from tests.browser.test_request import answers
from tests.browser.walking import Visitor


def test_a_letter_on_paper_goes_from_the_queue_to_the_post(visitor, try_it_as):
    number = asks_for_paper(visitor())
    dora = visitor()
    try_it_as(dora.page, "dora")
    answers(dora, number)

    dora.opens("/amt/")
    dora.follows("Postausgang")
    dora.waits_for(number)
    row = dora.main.get_by_role("row").filter(has_text=number)
    dora.follows(re.compile("eintragen"), within=row)
    dora.types("Name und Anschrift wie auf dem Umschlag", "Emil Erfunden\nNeue Straße 2\n44789 Bochum")
    dora.presses("Anschrift merken")
    dora.presses("Stapel drucken")
    dora.waits_for("Als abgeschickt markieren")
    assert dora.main.get_by_role("link", name=re.compile(r"postausgang-\d+\.pdf")).count()
    dora.presses("Als abgeschickt markieren")
    dora.reads("als abgeschickt markiert")


def asks_for_paper(emil: Visitor) -> str:
    """Write to the city and ask for an answer by post; return the number of the case."""
    emil.opens("/antrag/anliegen/")
    emil.chooses("Worum geht es?", "Idee oder Anregung")
    emil.types("Was möchten Sie uns sagen?", "Auf dem Spielplatz fehlt eine Bank im Schatten.")
    emil.presses("Weiter")
    emil.types("Vorname", "Emil")
    emil.types("Familienname", "Erfunden")
    emil.presses("Weiter")
    emil.main.get_by_label(re.compile("Papier")).first.check()
    emil.presses("Anliegen absenden")
    return emil.main.locator(".rb-panel strong").inner_text()
