"""What a clerk has to look at when a business ends, and what the receipt says. A person always confirms it."""

from services.trade_closure.questions import Business, Ending, Statement, Successor
from services.trade_registration.rules import COMPLETE, PASSED_ON, REFUSAL, owner_facts, same
from services.trade_registration.stock import KIND, place, the_business
from townhall.kit import Answers, Effect, Fact, Held, Part, Result, Situation, T, hook, written

NOT_FOUND = T(
    "Das Gewerbe ist im Bestand nicht eindeutig zu finden. Nennen Sie seine Nummer; ohne Nummer ändert sich der Bestand nicht.",
    en="The business cannot be found in the stock without doubt. State its number; without one the stock does not change.",
)
SUCCESSOR = T(
    "{name} muss das Gewerbe selbst anmelden, am Tag der Übernahme.",
    en="{name} has to register the business, too, on the day of taking over.",
)
ELSEWHERE = T("Melden Sie den Betrieb am neuen Ort wieder an.", en="Register the business again at its new place.")
AFTERWARDS = T(
    "Prüfen Sie auch, ob Sie Erlaubnisse, Versicherungen und den Eintrag im Register beenden müssen.",
    en="Check, too, whether you have to end permissions, insurances and an entry in the register.",
)


@hook
def check(answers: Answers, situation: Situation) -> T:
    """Say what a clerk has to look at first, or that nothing is missing."""
    found, on = found_in(answers, situation), answers.read(Ending).on
    if found is None:
        return NOT_FOUND
    if on < found.valid_from and answers.read(Ending).why != "never_begun":
        return T("Der Betrieb soll vor seinem Beginn geendet haben.", en="The business is said to have ended before it began.")
    if on < situation.submitted_on:
        return T("Der Betrieb hat vor der Anzeige geendet.", en="The business ended before the notice.")
    if answers.read(Statement).remarks:
        return T("Die Person hat eine Besonderheit mitgeteilt.", en="The person has stated something unusual.")
    return COMPLETE


def found_in(answers: Answers, situation: Situation) -> Held | None:
    business = answers.read(Business)
    return the_business(situation, number=business.number, address=business.address)


@hook
def confirm(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Confirm the notice and end the business in the stock, or refuse."""
    if outcome == "refused":
        refused = T("Wir bestätigen den Empfang Ihrer Anzeige nicht.", en="We do not confirm the receipt of your notice.")
        return Result(parts=(Part(refused, REFUSAL),))
    found, on = found_in(answers, situation), answers.read(Ending).on
    ended = [Effect("end", KIND, found.label, on, identifier=found.identifier, valid_until=on)] if found else []
    return Result(parts=(), facts=facts(answers, found), notes=notes(answers), effects=tuple(ended))


def facts(answers: Answers, found: Held | None) -> tuple[Fact, ...]:
    business, ending, successor = answers.read(Business), answers.read(Ending), answers.read(Successor).name
    return (
        *([Fact(T("Betrieb", en="Business"), same(f"{found.label} ({found.identifier})"))] if found else []),
        *owner_facts(answers),
        Fact(T("Tätigkeit", en="Activity"), same(business.work)),
        Fact(T("Betriebsstätte", en="Premises"), same(place(business.address))),
        Fact(T("Letzter Tag", en="Last day"), written.day(ending.on)),
        *([Fact(T("Nachfolge", en="Successor"), same(successor))] if successor else []),
    )


def notes(answers: Answers) -> tuple[T, ...]:
    successor = answers.read(Successor).name
    return (
        *([SUCCESSOR.fill(name=successor)] if successor else []),
        *([ELSEWHERE] if answers.read(Ending).why == "relocated" else []),
        AFTERWARDS,
        PASSED_ON,
    )
