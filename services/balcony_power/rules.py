"""What a grant comes to, and who is served first from the budget."""

from datetime import date

from services.balcony_power.questions import Income, Station
from townhall.kit import Answers, ClaimOn, Part, Result, Situation, T, hook, written

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
    cents = min(int(answers.read(Station).cost * 100), situation.law.value("balcony_power.ceiling", on=situation.submitted_on))
    granted = T(
        "Für Ihr Balkonkraftwerk werden {amount} bewilligt.", en="{amount} are granted for your balcony power station."
    ).fill(amount=written.euro(cents))
    paid = T(
        "Wir überweisen den Betrag auf das Konto, das Sie genannt haben.", en="We transfer the amount to the account you named."
    )
    return Result(
        parts=(Part(granted, REMEDY),),
        conditions=CONDITIONS,
        notes=(paid,),
        claims=(ClaimOn(BUDGET, cents, priority(answers, situation)),),
    )


def priority(answers: Answers, situation: Situation) -> int:
    """Serve people with a benefit first, if its notice is not older than a year on the day of the application."""
    income, today = answers.read(Income), situation.submitted_on
    if income.benefit == "none" or income.granted_on is None:
        return ORDINARY
    leap = today.month == 2 and today.day == 29
    oldest = date(today.year - 1, today.month, 28 if leap else today.day)
    return FIRST if income.granted_on >= oldest else ORDINARY
