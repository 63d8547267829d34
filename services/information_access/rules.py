"""What each answer orders. A person always decides: access weighs interests of others (§§ 6 to 9 IFG NRW)."""

from townhall.kit import Answers, Charge, Part, Result, Situation, T, charge_line, hook

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


WORK = T("Information mit viel Aufwand", en="Information that took much work")
LEAST = T("Information mit viel Aufwand: Mindestgebühr", en="Information that took much work: lowest fee")
MOST = T("Information mit viel Aufwand: Höchstgebühr", en="Information that took much work: highest fee")
PAYS = T(
    "Für diese Auskunft zahlen Sie eine Gebühr (§ 11 Abs. 1 IFG NRW).",
    en="You pay a fee for this answer (section 11 (1) IFG NRW).",
)


@hook
def answer(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Order what the outcome says; an answer that gives everything orders nothing but its fee, if there is one."""
    if outcome == "charged":
        return Result(parts=(Part(PAYS, REMEDY),), charge=fee(situation))
    if outcome not in ORDERS:
        return Result(parts=())
    return Result(parts=(Part(ORDERS[outcome], REMEDY),), notes=(COMMISSIONER,))


def fee(situation: Situation) -> Charge:
    """Work out the fee from the quarters of an hour the clerk states, within the frame of the tariff."""
    law, on = situation.law, situation.submitted_on
    each, frame = law.value("information_access.quarter_hour", on=on), law.value("information_access.frame", on=on)
    quarters, source = situation.stated["quarters"], law.source("information_access.frame", on=on)
    if quarters * each < frame["least"]:
        return Charge((charge_line(LEAST, each=frame["least"], source=source),))
    if quarters * each > frame["most"]:
        return Charge((charge_line(MOST, each=frame["most"], source=source),))
    return Charge((charge_line(WORK, each=each, count=quarters, source=source),))
