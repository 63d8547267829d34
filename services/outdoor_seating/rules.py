"""What each notice orders. A person always decides: the permission is at the city's discretion (§ 18 StrWG NRW)."""

from datetime import timedelta

from services.outdoor_seating.questions import Duration, Spot, Use
from services.outdoor_seating.tariff import fee_for
from townhall.kit import Answers, Effect, Fact, Part, Result, Situation, T, hook, written

REMEDY, REMEDY_LEVY = "remedy.klage", "remedy.widerspruch_levy"
ALWAYS = (
    T(
        "Der Gehweg neben der Fläche bleibt jederzeit in der genannten Breite frei. Leitstreifen für blinde Menschen, Hydranten "
        "und Eingänge werden nicht zugestellt.",
        en="The pavement beside the space stays free in the width named at all times. Guiding strips for blind people, hydrants "
        "and entrances are not obstructed.",
    ),
    T(
        "Sie halten die Fläche sauber und stellen nach Betriebsschluss alles gesichert zusammen.",
        en="You keep the space clean and put everything together safely after closing time.",
    ),
    T(
        "Sie haften für Schäden, die durch die Nutzung entstehen. Nach dem letzten Tag räumen Sie die Fläche.",
        en="You are liable for damage caused by the use. After the last day you clear the space.",
    ),
)
NOTES = (
    T(
        "Halten Sie den Bescheid vor Ort bereit. Er ersetzt keine Erlaubnis nach anderem Recht, zum Beispiel dem Baurecht.",
        en="Keep the notice at hand on site. It replaces no permission under other law, such as building law.",
    ),
    T(
        "Möchten Sie mehr Fläche nutzen oder länger bleiben, stellen Sie rechtzeitig einen neuen Antrag.",
        en="If you would like to use more space or stay longer, apply again in good time.",
    ),
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Order the permission with its fee, each with its own remedy, or the refusal."""
    if outcome == "refused":
        text = T(
            "Wir lehnen Ihren Antrag auf Erlaubnis zur Sondernutzung ab.",
            en="We refuse your application for permission to use public space.",
        )
        return Result(parts=(Part(text, REMEDY),), reasons=(BASIS,))
    return granted(answers, situation)


def granted(answers: Answers, situation: Situation) -> Result:
    allowed = situation.stated["allowed"]
    charge = fee_for(answers, situation, allowed.first, allowed.last)
    return Result(
        parts=(Part(permission(situation), REMEDY), Part(levy(charge.cents), REMEDY_LEVY)),
        facts=facts(answers, situation),
        conditions=(*ALWAYS, *own_conditions(situation)),
        charge=charge,
        reasons=(BASIS, FEE_BASIS, *lateness(answers, situation)),
        notes=NOTES,
        effects=(permit(answers, situation),),
        cents=charge.cents,
    )


BASIS = T(
    "Wer eine Straße über den üblichen Verkehr hinaus nutzt, braucht eine Erlaubnis. Wir entscheiden darüber nach Ermessen und wägen "
    "Ihr Interesse gegen Sicherheit, Verkehr und Barrierefreiheit ab (§ 18 StrWG NRW, Sondernutzungssatzung der Stadt Bochum).",
    en="Whoever uses a road beyond ordinary traffic needs permission. We decide at our discretion and weigh your interest against "
    "safety, traffic and accessibility (section 18 StrWG NRW, the city’s by-law on the use of public space).",
)
FEE_BASIS = T(
    "Die Gebühr ergibt sich aus Fläche oder Stückzahl, Tarifzone und angefangenen Monaten (§ 19a StrWG NRW und Tarif der Stadt).",
    en="The fee follows from area or number, tariff zone and months begun (section 19a StrWG NRW and the city’s tariff).",
)


def permission(situation: Situation) -> T:
    revocable = T(" Die Erlaubnis kann widerrufen werden.", en=" The permission can be revoked.")
    return T(
        "Wir erlauben Ihnen die beantragte Nutzung: {days}.{revocable}",
        en="We allow the use applied for: {days}.{revocable}",
    ).fill(
        days=days(situation),
        revocable=revocable if situation.stated["revocable"] else T("", en=""),
    )


def days(situation: Situation) -> T:
    return written.days(situation.stated["allowed"].first, situation.stated["allowed"].last)


def levy(cents: int) -> T:
    return T("Die Gebühr für die Sondernutzung beträgt {amount}.", en="The fee for the use of public space is {amount}.").fill(
        amount=written.euro(cents)
    )


def facts(answers: Answers, situation: Situation) -> tuple[Fact, ...]:
    spot, duration = answers.read(Spot), answers.read(Duration)
    hours = T("{opens} bis {closes}", en="{opens} to {closes}")
    return (
        Fact(T("Ort", en="Place"), where(answers)),
        Fact(T("Nutzung", en="Use"), uses(answers)),
        Fact(T("Zeitraum", en="Period"), days(situation)),
        Fact(
            T("Uhrzeit", en="Time of day"),
            hours.fill(opens=written.clock(duration.opens), closes=written.clock(duration.closes)),
        ),
        Fact(
            T("Freier Gehweg mindestens", en="Free pavement at least"),
            T("{width} m", en="{width} m").fill(width=written.number(spot.passage)),
        ),
    )


def uses(answers: Answers) -> T:
    kinds = answers.read(Use).kinds
    return T(Use.kinds.display(kinds, "de"), en=Use.kinds.display(kinds, "en"))


def where(answers: Answers) -> T:
    address = answers.read(Spot).address
    text = f"{address.street} {address.house_number}, {address.postcode} {address.city}"
    return T(text, en=text)


def own_conditions(situation: Situation) -> list[T]:
    """Return what the clerk orders besides, one condition a line."""
    return [T(line.strip()) for line in (situation.stated.get("conditions") or "").splitlines() if line.strip()]


def lateness(answers: Answers, situation: Situation) -> list[T]:
    """Say that an application came late and was examined nevertheless."""
    notice = situation.law.value("outdoor_seating.notice", on=situation.submitted_on)
    if answers.read(Duration).period.first - situation.submitted_on >= timedelta(days=notice):
        return []
    late = T(
        "Der Antrag kam weniger als {notice} Tage vor dem ersten Tag. Wir haben ihn trotzdem geprüft.",
        en="The application came less than {notice} days before the first day. We examined it nevertheless.",
    )
    return [late.fill(notice=notice)]


def permit(answers: Answers, situation: Situation) -> Effect:
    allowed = situation.stated["allowed"]
    return Effect(
        change="create",
        kind="special_use",
        label=where(answers).in_("de"),
        valid_from=allowed.first,
        valid_until=allowed.last,
        data=(("uses", " ".join(answers.read(Use).kinds)),),
    )
