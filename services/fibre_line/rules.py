"""What a consent orders, and what silence comes to (§ 127 TKG)."""

from services.fibre_line.questions import Building, Operator, Project
from townhall.kit import Answers, Fact, Impossible, Part, Result, Situation, T, charge, hook, written

REMEDY = "remedy.klage"
WORDS = {
    "consented": T(
        "Wir stimmen der Telekommunikationslinie zu: {length} m, {days}.",
        en="We consent to the telecommunication line: {length} m, {days}.",
    ),
    "refused": T("Wir stimmen der Telekommunikationslinie nicht zu.", en="We do not consent to the telecommunication line."),
    "application_needed": T(
        "Die Maßnahme ist nicht geringfügig. Stellen Sie dafür einen Antrag auf Zustimmung.",
        en="The works are not minor. File an application for consent for them.",
    ),
    "deemed": T(
        "Die Zustimmung gilt seit dem {day} als erteilt, weil bis dahin nicht entschieden wurde.",
        en="Consent counts as given since {day}, because no decision was made by then.",
    ),
}
ALWAYS = (
    T(
        "Bauen und sichern Sie nach den anerkannten Regeln der Technik und lassen Sie Rettungswege frei.",
        en="Build and secure according to the accepted rules of technology and keep escape routes free.",
    ),
    T(
        "Stellen Sie die Straße nach dem Bau wieder her und zeigen Sie uns an, wenn Sie fertig sind.",
        en="Restore the road after the works and tell us when you have finished.",
    ),
)
BORNE = T(
    "Sie tragen die Mehrkosten, die durch die geringere Verlegetiefe entstehen.",
    en="You bear the additional cost caused by the lesser depth.",
)
BY_ITSELF = T(
    "Das gilt von selbst, wenn bis zum Ende der Frist nicht entschieden wird. Sie können noch entscheiden.",
    en="This applies by itself if nothing is decided by the end of the period. You can still decide.",
)
NOTE = T(
    "Diese Bescheinigung ersetzt die Zustimmung nicht, sie bestätigt sie. Für andere Entscheidungen, zum Beispiel zum Verkehr, "
    "gilt sie nicht.",
    en="This certificate does not replace the consent, it confirms it. It does not cover other decisions, such as on traffic.",
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Consent with conditions and fee, refuse, ask for an application, or certify what silence means."""
    if outcome == "deemed" and situation.deemed_on is None:
        return Impossible(BY_ITSELF)
    words = WORDS[outcome].fill(**facts_in_words(answers, situation))
    if outcome in ("refused", "application_needed"):
        return Result(parts=(Part(words, REMEDY),))
    if outcome == "deemed":
        return Result(parts=(Part(words),), facts=facts(answers), conditions=conditions(answers), notes=(NOTE,))
    costs = charge(answers, situation)
    return Result(
        parts=(Part(words, REMEDY), Part(levy(costs.cents), REMEDY)),
        facts=facts(answers),
        conditions=(*conditions(answers), *own_conditions(situation)),
        charge=costs,
        cents=costs.cents,
    )


def levy(cents: int) -> T:
    return T("Die Gebühr beträgt {amount}.", en="The fee is {amount}.").fill(amount=written.euro(cents))


def facts_in_words(answers: Answers, situation: Situation) -> dict:
    period = answers.read(Building).period
    return {
        "length": written.number(answers.read(Project).length),
        "days": written.days(period.first, period.last),
        "day": written.day(situation.deemed_on or situation.today),
    }


def facts(answers: Answers) -> tuple[Fact, ...]:
    project, building = answers.read(Project), answers.read(Building)
    method = T(Project.method.display(project.method, "de"), en=Project.method.display(project.method, "en"))
    licence = answers.read(Operator).licence or ""
    return (
        Fact(T("Trasse", en="Route"), T(project.route.text or "–", en=project.route.text or "–")),
        Fact(T("Länge", en="Length"), T("{length} m", en="{length} m").fill(length=written.number(project.length))),
        Fact(T("Verlegung", en="Laying"), method),
        Fact(T("Bauzeit", en="Time of works"), written.days(building.period.first, building.period.last)),
        Fact(T("Nutzungsberechtigung", en="Right of use"), T(licence, en=licence)),
    )


def conditions(answers: Answers) -> tuple[T, ...]:
    """Return what binds every operator alike, and who bears the cost of laying less deep (§ 127 Abs. 7 TKG)."""
    return (*ALWAYS, BORNE) if answers.read(Project).method == "shallow" else ALWAYS


def own_conditions(situation: Situation) -> list[T]:
    """Return what the clerk orders besides, one condition a line."""
    return [T(line.strip()) for line in (situation.stated.get("conditions") or "").splitlines() if line.strip()]
