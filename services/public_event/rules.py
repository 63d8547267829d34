"""What each notice orders. A person always decides, together with the fire brigade, the police and other offices."""

from datetime import timedelta
from types import SimpleNamespace

from services.public_event.questions import FoodAndMusic, InCharge, Occasion, Schedule, Spot, Structures
from townhall.kit import Answers, Effect, Fact, Part, Result, Situation, T, charge, hook, written

REMEDY, REMEDY_LEVY = "remedy.klage", "remedy.widerspruch_levy"
BASIS = T(
    "Eine Veranstaltung nutzt Straßen und Plätze über den üblichen Verkehr hinaus. Darüber entscheiden wir nach Ermessen und wägen "
    "Ihr Interesse gegen Sicherheit, Verkehr und Ruhe der Nachbarschaft ab (§ 18 StrWG NRW, § 29 Abs. 2 StVO).",
    en="An event uses roads and squares beyond ordinary traffic. We decide at our discretion and weigh your interest against safety, "
    "traffic and the peace of the neighbourhood (section 18 StrWG NRW, section 29 (2) StVO).",
)
ALWAYS = (
    T(
        "Wege für Feuerwehr und Rettung bleiben überall mindestens drei Meter breit frei.",
        en="Ways for fire brigade and rescue services stay free, at least three metres wide everywhere.",
    ),
    T(
        "Auch Menschen mit Rollstuhl, Kinderwagen oder Blindenstock kommen auf der Fläche sicher voran.",
        en="People with a wheelchair, a pram or a white cane get along safely on the space, too.",
    ),
    T(
        "Nach dem Abbau übergeben Sie die Fläche sauber. Für Schäden haften Sie.",
        en="After the removal you hand back the space clean. You are liable for damage.",
    ),
)
MUSIC = T(
    "Musik und Durchsagen enden um {until}. Auf die Nachbarschaft nehmen Sie Rücksicht.",
    en="Music and announcements end at {until}. You show consideration for the neighbourhood.",
)
IN_CHARGE = T(
    "{name} ist während der ganzen Veranstaltung unter {mobile} erreichbar.",
    en="{name} can be reached at {mobile} during the whole event.",
)
TENT = T(
    "Zelte mit mehr als {limit} m² nimmt die Bauaufsicht vor der Öffnung ab. Das Prüfbuch liegt vor Ort bereit.",
    en="The building authority inspects tents of more than {limit} m² before opening. The test log is at hand on site.",
)
NOTES = (
    T("Haben Sie diesen Bescheid vor Ort dabei.", en="Have this notice with you on site."),
    T(
        "Der Bescheid ersetzt keine Erlaubnis nach anderem Recht, zum Beispiel für Alkohol oder für Musikrechte.",
        en="The notice replaces no permission under other law, for alcohol or music rights, say.",
    ),
    T("Ändert sich etwas, sagen Sie uns gleich Bescheid.", en="If anything changes, tell us at once."),
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Order the permission with its fee, each with its own remedy, or the refusal."""
    if outcome == "refused":
        text = T("Wir lehnen Ihren Antrag ab.", en="We refuse your application.")
        return Result(parts=(Part(text, REMEDY),), reasons=(BASIS,))
    costs = charge(answers, situation)
    levy = T("Die Gebühr beträgt {amount}.", en="The fee is {amount}.").fill(amount=written.euro(costs.cents))
    return Result(
        parts=(Part(permission(answers, situation), REMEDY), Part(levy, REMEDY_LEVY)),
        facts=facts(answers),
        conditions=(*ALWAYS, *for_this_event(answers, situation), *own_conditions(situation)),
        charge=costs,
        reasons=(BASIS, *lateness(answers, situation)),
        notes=NOTES,
        effects=(permit(answers),),
        cents=costs.cents,
    )


def permission(answers: Answers, situation: Situation) -> T:
    text = T(
        "Wir erlauben Ihnen, die beantragte Fläche für die Veranstaltung zu nutzen: {days}. Dazu dürfen höchstens {visitors} "
        "Menschen zur selben Zeit da sein.",
        en="We allow you to use the space applied for for the event: {days}. At most {visitors} people may be there at one time.",
    ).fill(days=occupied(answers), visitors=written.number(situation.stated["visitors"]))
    if not situation.stated["revocable"]:
        return text
    return T("{text} Die Erlaubnis kann widerrufen werden.", en="{text} The permission can be revoked.").fill(text=text)


def facts(answers: Answers) -> tuple[Fact, ...]:
    spot = answers.read(Spot)
    days = [day_of(day) for day in answers.read(Schedule).days]
    return (
        Fact(T("Ort", en="Place"), T(Spot.place.display(spot.place, "de"), en=Spot.place.display(spot.place, "en"))),
        Fact(T("Größe", en="Size"), T("{size} m²", en="{size} m²").fill(size=written.number(spot.size))),
        Fact(T("Aufbau, Veranstaltung und Abbau", en="Set-up, event and removal"), occupied(answers)),
        *(Fact(T("Geöffnet", en="Open"), day) for day in days),
    )


def day_of(day: SimpleNamespace) -> T:
    return T("{day}, {begins} bis {ends}", en="{day}, {begins} to {ends}").fill(
        day=written.day(day.day), begins=written.clock(day.begins), ends=written.clock(day.ends)
    )


def occupied(answers: Answers) -> T:
    period = answers.read(Schedule).occupied
    return written.days(period.first, period.last)


def for_this_event(answers: Answers, situation: Situation) -> list[T]:
    """Return the conditions that follow from what was answered: who answers, until when it is loud, what is inspected."""
    person, music_until = answers.read(InCharge).person, answers.read(FoodAndMusic).music_until
    limit = situation.law.value("public_event.tent", on=situation.today)
    name = f"{person.given_name} {person.family_name}"
    found = [IN_CHARGE.fill(name=name, mobile=InCharge.person.mobile.display(person.mobile, "de"))]
    if music_until is not None:
        found.append(MUSIC.fill(until=written.clock(music_until)))
    if any(one.what == "tent" and one.size > limit for one in answers.read(Structures).structures or []):
        found.append(TENT.fill(limit=limit))
    return found


def own_conditions(situation: Situation) -> list[T]:
    """Return what the clerk orders besides, one condition a line."""
    return [T(line.strip()) for line in (situation.stated.get("conditions") or "").splitlines() if line.strip()]


def lateness(answers: Answers, situation: Situation) -> list[T]:
    """Say that an application came late and was examined nevertheless."""
    notice = situation.law.value("public_event.notice", on=situation.submitted_on)
    if answers.read(Schedule).occupied.first - situation.submitted_on >= timedelta(days=notice):
        return []
    late = T(
        "Der Antrag kam weniger als {weeks} Wochen vor dem ersten Tag. Wir haben ihn trotzdem geprüft.",
        en="The application came less than {weeks} weeks before the first day. We examined it nevertheless.",
    )
    return [late.fill(weeks=notice // 7)]


def permit(answers: Answers) -> Effect:
    period, occasion = answers.read(Schedule).occupied, answers.read(Occasion)
    return Effect(
        change="create",
        kind="public_event",
        label=occasion.title_of_event,
        valid_from=period.first,
        valid_until=period.last,
        data=(("kind", occasion.kind),),
    )
