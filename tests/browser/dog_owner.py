"""How Alice registers a dog: the pages of the form one by one, as the journeys share them."""

from datetime import date, timedelta

from tests.browser.walking import Visitor

START = "/antrag/hundesteuer-anmeldung/"


def days_ago(days: int) -> date:
    return date.today() - timedelta(days=days)  # noqa: DTZ011  (the window and the town hall share the machine's day)


def says_who_she_is(alice: Visitor) -> None:
    alice.dates("Geburtsdatum", date(1985, 5, 12))
    alice.presses("Weiter")


def has_no_other_keepers(alice: Visitor) -> None:
    alice.chooses("Halten Sie den Hund gemeinsam mit anderen?", "Nein")
    alice.presses("Weiter")


def describes(alice: Visitor, dog: str) -> None:
    alice.types("Rufname", dog)
    alice.types("Rasse", "Labrador")
    alice.chooses("Geschlecht", "männlich")
    alice.dates("Wurfdatum", days_ago(150))
    alice.chooses("Seit wann halten Sie den Hund in Bochum?", "Ich habe ihn hier aufgenommen")
    alice.dates("Tag der Aufnahme oder des Zuzugs", days_ago(40))
    alice.presses("Weiter")


def has_other_dogs(alice: Visitor, number: int) -> None:
    question = "Sind in Ihrem Haushalt schon Hunde bei uns angemeldet?"
    if number:
        alice.chooses(question, "Ja")
        alice.types("Wie viele?", str(number))
    else:
        alice.chooses(question, "Nein")
    alice.presses("Weiter")


def wants_no_relief(alice: Visitor) -> None:
    alice.chooses("Beantragen Sie eine Befreiung oder Ermäßigung?", "Nein")
    alice.presses("Weiter")


def transfers_the_money(alice: Visitor) -> None:
    alice.chooses("Dürfen wir die Steuer von Ihrem Konto abbuchen?", "Nein")
    alice.presses("Weiter")


def declares_the_truth(alice: Visitor) -> None:
    alice.ticks("Meine Angaben sind richtig und vollständig.")
    alice.presses("Weiter")
    assert alice.heading == "Prüfen Sie Ihre Angaben, bevor Sie den Antrag absenden"
