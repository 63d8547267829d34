"""What a grant comes to, and who is served first from the budget."""

from services.balcony_power.questions import Income, Person, Station
from townhall.kit import Answers, ClaimOn, Part, Requirement, Result, Situation, T, end_of_period, hook, written

REMEDY, BUDGET = "remedy.klage", "balcony-power-2026"
FIRST, ORDINARY = 0, 1  # order in which the budget is given away
CONDITIONS = (
    T("Die Anlage bleibt mindestens fünf Jahre in Betrieb.", en="The station stays in use for at least five years."),
    T(
        "Die Anlage ist im Marktstammdatenregister angemeldet.",
        en="The station is registered with the market master data register.",
    ),
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Refund the cost up to the ceiling, out of the budget, or refuse."""
    if outcome == "refused":
        return Result(parts=(Part(T("Der Antrag wird abgelehnt.", en="The application is refused."), REMEDY),))
    share = claim(answers, situation)
    granted = T(
        "Für Ihr Balkonkraftwerk werden {amount} bewilligt.", en="{amount} are granted for your balcony power station."
    ).fill(amount=written.euro(share.amount))
    paid = T(
        "Wir überweisen den Betrag auf das Konto, das Sie genannt haben.", en="We transfer the amount to the account you named."
    )
    return Result(
        parts=(Part(granted, REMEDY),),
        conditions=CONDITIONS,
        notes=(paid,),
        claims=(share,),
    )


@hook
def claim(answers: Answers, situation: Situation) -> ClaimOn:
    """Ask the budget for the cost up to the ceiling."""
    ceiling = situation.law.value("balcony_power.ceiling", on=situation.submitted_on)
    return ClaimOn(BUDGET, min(int(answers.read(Station).cost * 100), ceiling), priority(answers, situation))


def priority(answers: Answers, situation: Situation) -> int:
    """Serve people with a benefit first, if its notice was not too old on the day of the application."""
    income = answers.read(Income)
    if income.benefit == "none" or income.granted_on is None:
        return ORDINARY
    age = situation.law.value("balcony_power.proof_age", on=situation.submitted_on)
    return FIRST if end_of_period(income.granted_on, age, shift=False) >= situation.submitted_on else ORDINARY


@hook
def requirements(answers: Answers, situation: Situation) -> list[Requirement]:
    """Check address and papers; what stands in the papers a person reads."""
    home, station, income = answers.read(Person).address, answers.read(Station), answers.read(Income)
    law = situation.law.source("balcony_power.ceiling", on=situation.submitted_on)
    found = situation.places.find(home.street, home.house_number, home.postcode) is not None
    papers = all(is_here(evidence) for evidence in (station.invoice, station.photo, station.seminar))
    checked = [
        Requirement(T("Die Anlage hängt in Bochum.", en="The station is in Bochum."), found, law),
        Requirement(
            T(
                "Rechnung, Foto und Bescheinigung des Seminars sind da.",
                en="Invoice, photo and certificate of the seminar are here.",
            ),
            papers,
            law,
        ),
        Requirement(
            T("Die Papiere zeigen diese Anlage und diese Kosten.", en="The papers show this station and these costs."),
            None if papers else False,
            law,
        ),
    ]
    if income.benefit != "none":
        age = situation.law.source("balcony_power.proof_age", on=situation.submitted_on)
        young = priority(answers, situation) == FIRST
        title = T("Für den Vorrang: Der Bescheid ist nicht zu alt.", en="For the priority: the notice is not too old.")
        checked.append(Requirement(title, young, age))
    return checked


def is_here(evidence: list[str] | None) -> bool:
    return any(document != "later" for document in evidence or [])
