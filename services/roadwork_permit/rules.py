"""What each notice orders. A person always decides, because every place has its own traffic (§§ 45, 46 StVO)."""

from datetime import timedelta

from services.roadwork_permit.questions import Duration, Purpose, Spot
from townhall.kit import Answers, Charge, Effect, Fact, Part, Result, Situation, T, charge, hook, written

REMEDY = "remedy.klage"
BASIS = {
    "no_stopping": T(
        "Wir ordnen das Haltverbot nach § 45 StVO an und lassen zu, dass Sie dort halten (§ 46 Abs. 1 Nr. 11 StVO).",
        en="We order the no-stopping zone under section 45 StVO and allow you to stop there (section 46 (1) no. 11 StVO).",
    ),
    "other": T(
        "Hindernisse auf die Straße zu bringen ist verboten; davon können wir eine Ausnahme zulassen und die nötigen Schilder "
        "anordnen (§ 46 Abs. 1 Nr. 8 und § 45 StVO).",
        en="Bringing obstacles into the road is forbidden; we can allow an exception and order the signs needed (section 46 (1) "
        "no. 8 and section 45 StVO).",
    ),
}
WEIGHED = T(
    "Wir entscheiden nach Ermessen und wägen Ihr Interesse gegen Sicherheit und Leichtigkeit des Verkehrs ab.",
    en="We decide at our discretion and weigh your interest against the safety and flow of traffic.",
)
ALWAYS = (
    T(
        "Notieren Sie beim Aufstellen der Schilder die Kennzeichen der Fahrzeuge, die dort schon stehen.",
        en="When the signs go up, note the number plates of the vehicles that already stand there.",
    ),
    T(
        "Rettungswege, Hydranten und Eingänge bleiben frei. Auf dem Gehweg kommen alle sicher vorbei, auch mit Rollstuhl und "
        "Kinderwagen.",
        en="Escape routes, hydrants and entrances stay free. Everybody gets past safely on the pavement, with a wheelchair or a "
        "pram, too.",
    ),
    T(
        "Nach dem letzten Tag räumen Sie die Fläche und entfernen die Schilder. Für Schäden haften Sie.",
        en="After the last day you clear the space and remove the signs. You are liable for damage.",
    ),
)
NOTES = (
    T(
        "Haben Sie diesen Bescheid vor Ort dabei. Parkt jemand im Haltverbot, rufen Sie das Ordnungsamt oder die Polizei.",
        en="Have this notice with you on site. If somebody parks in the zone, call the public order office or the police.",
    ),
    T("Reicht die Zeit nicht, fragen Sie vor dem letzten Tag nach.", en="If the time is not enough, ask before the last day."),
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Order the zone or allow the obstacle, with the fee, or refuse."""
    if outcome == "refused":
        text = T("Wir lehnen Ihren Antrag ab.", en="We refuse your application.")
        return Result(parts=(Part(text, REMEDY),), reasons=(WEIGHED,))
    costs = charge(answers, situation)
    return Result(
        parts=(Part(permission(answers), REMEDY), Part(signs(situation), REMEDY), Part(levy(costs), REMEDY)),
        facts=facts(answers),
        conditions=(*ALWAYS, *own_conditions(situation)),
        charge=costs,
        reasons=(basis(answers), WEIGHED, *lateness(answers, situation)),
        notes=NOTES,
        effects=(permit(answers),),
        cents=costs.cents,
    )


def permission(answers: Answers) -> T:
    if answers.read(Purpose).kind == "no_stopping":
        text = T(
            "Wir ordnen ein Haltverbot an und erlauben Ihnen, dort zu halten: {days}.",
            en="We order a no-stopping zone and allow you to stop there: {days}.",
        )
    else:
        text = T(
            "Wir erlauben Ihnen, die Straße zu nutzen: {kind}, {days}. Die Erlaubnis kann widerrufen werden.",
            en="We allow you to use the road: {kind}, {days}. The permission can be revoked.",
        )
    return text.fill(days=days(answers), kind=kind(answers))


def signs(situation: Situation) -> T:
    return T(
        "Die Schilder müssen mindestens {days} volle Tage vor dem ersten Tag stehen: {signs}",
        en="The signs have to stand at least {days} full days before the first day: {signs}",
    ).fill(days=situation.law.value("roadwork_permit.signs", on=situation.today), signs=situation.stated["signs"])


def levy(costs: Charge) -> T:
    return T("Die Gebühr beträgt {amount}.", en="The fee is {amount}.").fill(amount=written.euro(costs.cents))


def basis(answers: Answers) -> T:
    return BASIS["no_stopping" if answers.read(Purpose).kind == "no_stopping" else "other"]


def facts(answers: Answers) -> tuple[Fact, ...]:
    spot, duration = answers.read(Spot), answers.read(Duration)
    side = T(Spot.side.display(spot.side, "de"), en=Spot.side.display(spot.side, "en"))
    hours = T("{begins} bis {ends}", en="{begins} to {ends}")
    return (
        Fact(T("Ort", en="Place"), where(answers)),
        Fact(T("Straßenseite", en="Side of the road"), side),
        Fact(T("Länge", en="Length"), T("{length} m", en="{length} m").fill(length=written.number(spot.length))),
        Fact(T("Zweck", en="Purpose"), kind(answers)),
        Fact(T("Tage", en="Days"), days(answers)),
        Fact(
            T("Uhrzeit", en="Time of day"), hours.fill(begins=written.clock(duration.begins), ends=written.clock(duration.ends))
        ),
    )


def kind(answers: Answers) -> T:
    chosen = answers.read(Purpose).kind
    return T(Purpose.kind.display(chosen, "de"), en=Purpose.kind.display(chosen, "en"))


def days(answers: Answers) -> T:
    period = answers.read(Duration).period
    return written.days(period.first, period.last)


def where(answers: Answers) -> T:
    address = answers.read(Spot).address
    text = f"{address.street} {address.house_number}, {address.postcode} {address.city}"
    return T(text, en=text)


def own_conditions(situation: Situation) -> list[T]:
    """Return what the clerk orders besides, one condition a line."""
    return [T(line.strip()) for line in (situation.stated.get("conditions") or "").splitlines() if line.strip()]


def lateness(answers: Answers, situation: Situation) -> list[T]:
    """Say that an application came late and was examined nevertheless."""
    notice = situation.law.value("roadwork_permit.notice", on=situation.submitted_on)
    if answers.read(Duration).period.first - situation.submitted_on >= timedelta(days=notice):
        return []
    late = T(
        "Der Antrag kam weniger als {notice} Tage vor dem ersten Tag. Wir haben ihn trotzdem geprüft.",
        en="The application came less than {notice} days before the first day. We examined it nevertheless.",
    )
    return [late.fill(notice=notice)]


def permit(answers: Answers) -> Effect:
    period = answers.read(Duration).period
    return Effect(
        change="create",
        kind="road_space",
        label=where(answers).in_("de"),
        valid_from=period.first,
        valid_until=period.last,
        data=(("kind", answers.read(Purpose).kind), ("metres", str(answers.read(Spot).length))),
    )
