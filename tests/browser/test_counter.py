"""Dora enters what Emil says on the telephone, asks another office for its statement and prints the whole file."""

import re

from tests.browser.walking import Visitor

SUPERVISORS = ("auslastung", "loeschung", "statistik", "uebergaben", "exporte", "vertretung", "listen/widersprueche")


def test_an_application_by_telephone_goes_from_the_counter_into_the_printed_file(visitor, try_it_as):
    dora, erik = visitor(), visitor()
    try_it_as(dora.page, "dora")
    try_it_as(erik.page, "erik")

    number = enters(dora)
    asks(dora, number, office="Ordnungsamt")
    states(erik, number)
    prints(dora, number)


def test_the_pages_of_a_supervisor_are_usable_by_everybody(visitor, try_it_as):
    frieda = visitor()
    try_it_as(frieda.page, "frieda")

    for page in SUPERVISORS:
        frieda.opens(f"/amt/{page}/")
        assert frieda.heading


def enters(dora: Visitor) -> str:
    dora.opens("/amt/erfassung/")
    dora.presses("Erfassung beginnen")
    dora.main.get_by_label("Welche Leistung?").select_option(label="Anliegen an die Stadt")
    dora.main.get_by_role("radio", name="am Telefon").check()
    dora.presses("Erfassung beginnen")
    dora.chooses("Worum geht es?", "Idee oder Anregung")
    dora.types("Was möchten Sie uns sagen?", "Im Park fehlt eine Bank.")
    dora.presses("Weiter")
    dora.types("Vorname", "Emil")
    dora.types("Familienname", "Erfunden")
    dora.presses("Weiter")
    dora.presses("Anliegen absenden")
    dora.presses("Code ausstellen")
    dora.reads("Emil Erfunden", "Kennung")
    return dora.main.get_by_text(re.compile(r"BO-\d{4}-\d{7}-\d")).first.inner_text()[-17:].strip()


def asks(dora: Visitor, number: str, *, office: str) -> None:
    dora.opens(f"/amt/vorgaenge/{number}/")
    dora.presses("Vorgang übernehmen")
    dora.opens(f"/amt/vorgaenge/{number}/beteiligung/")
    dora.presses("Um Stellungnahmen bitten")
    dora.main.get_by_label(re.compile("Amt|Stelle")).first.select_option(label=office)
    dora.main.locator("textarea").first.fill("Spricht etwas gegen die Bank?")
    dora.presses("Um Stellungnahmen bitten")
    dora.reads("Spricht etwas gegen die Bank?", office)


def states(erik: Visitor, number: str) -> None:
    erik.opens("/amt/stellungnahmen/")
    erik.follows(re.compile(number))
    erik.reads("Spricht etwas gegen die Bank?")
    erik.main.get_by_role("radio").first.check()
    erik.goes_on(erik.main.get_by_role("button").last)
    erik.opens("/amt/stellungnahmen/")


def prints(dora: Visitor, number: str) -> None:
    dora.opens(f"/amt/vorgaenge/{number}/akte/")
    dora.main.get_by_role("radio").first.check()
    dora.presses("Die ganze Akte ausdrucken")
    dora.waits_for("(PDF)")
