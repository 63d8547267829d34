"""What each answer orders. A person always decides: access weighs interests of others (§§ 6 to 9 IFG NRW)."""

from townhall.kit import Answers, Part, Result, Situation, T, hook

REMEDY = "remedy.klage"
COMMISSIONER = T(
    "Sie können sich auch an die Landesbeauftragte oder den Landesbeauftragten für Datenschutz und Informationsfreiheit "
    "Nordrhein-Westfalen wenden (§ 13 Abs. 2 IFG NRW). Die Frist für ein Rechtsmittel läuft trotzdem.",
    en="You can also turn to the State Commissioner for Data Protection and Freedom of Information of North Rhine-Westphalia "
    "(section 13 (2) IFG NRW). The time for a legal remedy runs nevertheless.",
)
ORDERS = {
    "partly": T(
        "Wir geben Ihnen die Information zum Teil. Im Übrigen lehnen wir den Antrag ab.",
        en="We give you part of the information. Apart from that we refuse the application.",
    ),
    "refused": T("Wir lehnen den Antrag ab.", en="We refuse the application."),
}


@hook
def answer(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Order what the outcome says; an answer that gives everything orders nothing."""
    if outcome not in ORDERS:
        return Result(parts=())
    return Result(parts=(Part(ORDERS[outcome], REMEDY),), notes=(COMMISSIONER,))
