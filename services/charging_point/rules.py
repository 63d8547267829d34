"""What each answer says. A person always decides: places are few, and safety, trees and pavements are weighed."""

from types import SimpleNamespace

from services.charging_point.questions import Site, Sites
from townhall.kit import Answers, Effect, Part, Result, Row, Situation, T, Table, charge, hook, written

REMEDY, REMEDY_LEVY = "remedy.klage", "remedy.widerspruch_levy"
BASIS = T(
    "Ladepunkte nutzen die Straße über den üblichen Verkehr hinaus. Darüber entscheiden wir nach Ermessen (§ 18 StrWG NRW).",
    en="Charging points use the road beyond ordinary traffic. We decide on this at our discretion (section 18 StrWG NRW).",
)
TERMS = (
    T(
        "Auf dem Gehweg bleibt genug Platz für alle, auch mit Rollstuhl und Kinderwagen. Kabel liegen nicht im Weg.",
        en="Enough of the pavement stays free for everybody, with a wheelchair or a pram, too. Cables do not lie in the way.",
    ),
    T(
        "Vor dem Aufgraben stimmen Sie den Bau mit dem Tiefbauamt und den Leitungsträgern ab.",
        en="Before digging you agree the work with the civil engineering office and the owners of pipes and cables.",
    ),
    T(
        "Die Nummer für Störungen steht an jedem Ladepunkt und ist immer erreichbar.",
        en="The number for faults stands on each charging point and is always answered.",
    ),
    T(
        "Endet der Betrieb, bauen Sie alles zurück und stellen die Straße wieder her.",
        en="When operation ends, you remove everything and restore the road.",
    ),
)
NOTES = (
    T(
        "Melden Sie jeden öffentlichen Ladepunkt der Bundesnetzagentur (Ladesäulenverordnung).",
        en="Report each public charging point to the Federal Network Agency (Ladesäulenverordnung).",
    ),
    T(
        "Die Beschilderung der Stellplätze ordnet die Straßenverkehrsbehörde gesondert an.",
        en="The road traffic authority orders the signs of the parking spaces separately.",
    ),
)


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Give the permission with its fee, offer a contract that orders nothing, or refuse."""
    if outcome == "permitted":
        return permitted(answers, situation)
    if outcome == "offered":
        offer = T(
            "Wir bieten Ihnen an, die genannten Standorte mit einem Gestattungsvertrag zu nutzen.",
            en="We offer you the use of the sites named under a contract (Gestattungsvertrag).",
        )
        return Result(parts=(Part(offer),), tables=(table(answers),), conditions=terms(situation), notes=NOTES)
    refusal = T("Wir lehnen Ihren Antrag ab.", en="We refuse your application.")
    return Result(parts=(Part(refusal, REMEDY),), tables=(table(answers),), reasons=(BASIS,))


def permitted(answers: Answers, situation: Situation) -> Result:
    costs = charge(answers, situation)
    until = situation.stated["until"]
    permission = T(
        "Wir erlauben Ihnen, an den genannten Standorten bis zum {until} Ladepunkte aufzustellen und zu betreiben. Die Erlaubnis "
        "kann widerrufen werden.",
        en="We allow you to put up and run charging points at the sites named until {until}. The permission can be revoked.",
    )
    levy = T("Die Gebühr für das erste Jahr beträgt {amount}.", en="The fee for the first year is {amount}.")
    return Result(
        parts=(
            Part(permission.fill(until=written.day(until)), REMEDY),
            Part(levy.fill(amount=written.euro(costs.cents)), REMEDY_LEVY),
        ),
        tables=(table(answers),),
        conditions=terms(situation),
        charge=costs,
        reasons=(BASIS,),
        notes=NOTES,
        effects=tuple(permit(site, situation) for site in answers.read(Sites).sites),
        cents=costs.cents,
    )


def table(answers: Answers) -> Table:
    return Table(
        title=T("Standorte", en="Sites"),
        head=(T("Ort", en="Place"), T("Stellplätze", en="Spaces"), T("Leistung", en="Power")),
        rows=tuple(row(site) for site in answers.read(Sites).sites),
    )


def row(site: SimpleNamespace) -> Row:
    power = T("{power} kW", en="{power} kW").fill(power=written.number(site.power))
    return Row((place(site), written.number(site.spaces), power))


def place(site: SimpleNamespace) -> T:
    """Name a site by its words; by the point on the map where there are none."""
    if site.place.text:
        return T(site.place.text)
    return T(Site.place.display(site.place, "de"), en=Site.place.display(site.place, "en"))


def terms(situation: Situation) -> tuple[T, ...]:
    """Return the terms every site has, and those the clerk states, one a line."""
    own = (situation.stated.get("conditions") or "").splitlines()
    return (*TERMS, *(T(line.strip()) for line in own if line.strip()))


def permit(site: SimpleNamespace, situation: Situation) -> Effect:
    return Effect(
        change="create",
        kind="charging_site",
        label=place(site).in_("de")[:80],
        valid_from=situation.today,
        valid_until=situation.stated["until"],
        data=(("spaces", str(site.spaces)), ("kilowatts", str(site.power))),
    )
