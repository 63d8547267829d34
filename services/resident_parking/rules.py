"""When the machine may issue a permit (§ 46 (5) StVO), and what it states. The machine never refuses."""

from datetime import date, timedelta

from services.resident_parking.questions import Resident, Validity, Vehicle, Wish
from townhall.kit import Answers, Effect, Fact, Impossible, Part, Requirement, Result, Ruling, Situation, T, hook, written

REMEDY = "remedy.klage"
NO_ZONE = T("Die Anschrift liegt in keinem Bewohnerparkgebiet.", en="The address lies in no resident parking zone.")
PERMIT = "parking_permit"
SUBSTANTIAL = 3  # trust level at which identity and address count as proved
ORDINARY = T(
    "Regelfall: Anschrift und Halterin oder Halter sind nachgewiesen, die Anschrift liegt im Bewohnerparkgebiet, "
    "für das Kennzeichen gibt es noch keinen Ausweis.",
    en="Ordinary case: address and keeper are proved, the address lies in a resident parking zone, there is no permit for the "
    "plate yet.",
)


@hook
def decide(answers: Answers, situation: Situation) -> Ruling | T:
    """Issue what is proved; a person looks at everything else."""
    return doubt(answers, situation) or Ruling("granted", ORDINARY)


def doubt(answers: Answers, situation: Situation) -> T | None:
    """Say why a person has to look, or None; the register of vehicles is asked last."""
    home, vehicle, begins = answers.read(Resident), answers.read(Vehicle), answers.read(Validity).begins
    if answers.read(Wish).kind == "change":
        return T("Ein bestehender Ausweis soll geändert werden.", en="An existing permit is to be changed.")
    if situation.trust < SUBSTANTIAL or not is_proved(home, situation):
        return T("Die Anschrift ist nicht nachgewiesen.", en="The address is not proved.")
    if vehicle.keeper != "me":
        return T("Das Fahrzeug ist auf jemand anderen zugelassen.", en="The vehicle is registered to somebody else.")
    if zone_of(home, situation) is None:
        return NO_ZONE
    if any(date.fromisoformat(held.data["until"]) >= begins for held in situation.held):
        return T("Für das Kennzeichen gibt es schon einen Ausweis.", en="There is a permit for the plate already.")
    if begins > situation.today + timedelta(days=situation.law.value("resident_parking.ahead", on=situation.today)):
        return T("Der Ausweis soll erst viel später beginnen.", en="The permit is to begin much later.")
    keeper = situation.vehicles.keeper(vehicle.plate)
    if keeper is None or not situation.has_proved(given_name=keeper.given_name, family_name=keeper.family_name):
        return T(
            "Das Fahrzeugregister nennt für das Kennzeichen niemanden oder jemand anderen.",
            en="The register of vehicles names nobody or somebody else for the plate.",
        )
    return None


def is_proved(home, situation: Situation) -> bool:
    """Say whether the identity proof says exactly what was answered."""
    person, place = home.person, home.address
    return situation.has_proved(
        given_name=person.given_name,
        family_name=person.family_name,
        street=place.street,
        house_number=place.house_number,
        postcode=place.postcode,
    )


def zone_of(home, situation: Situation) -> str | None:
    """Look the zone up anew: what stands in the application may be older than the street table."""
    place = situation.places.find(home.address.street, home.address.house_number, home.address.postcode)
    return (place.parking_zone or None) if place else home.address.zone


ZONES = "§ 45 Abs. 1b Satz 1 Nr. 2a StVO"


@hook
def requirements(answers: Answers, situation: Situation) -> list[Requirement]:
    """Check what stands in the application and in our own stock; the register of vehicles is asked when it is decided."""
    home, vehicle, begins = answers.read(Resident), answers.read(Vehicle), answers.read(Validity).begins
    zone = zone_of(home, situation)
    proved = situation.trust >= SUBSTANTIAL and is_proved(home, situation)
    other = any(date.fromisoformat(held.data["until"]) >= begins for held in situation.held)
    renewed = answers.read(Wish).kind == "change"
    mine = vehicle.keeper == "me"
    return [
        Requirement(
            T("Die Anschrift liegt in einem Bewohnerparkgebiet.", en="The address lies in a resident parking zone."),
            zone is not None,
            ZONES,
            T(f"Gebiet: {zone}", en=f"Zone: {zone}") if zone else None,
        ),
        Requirement(
            T("Die Person wohnt dort.", en="The person lives there."),
            True if proved else None,
            ZONES,
            T("Durch die Anmeldung nachgewiesen", en="Proved by signing in") if proved else None,
        ),
        Requirement(
            T("Sie hält das Fahrzeug oder nutzt es dauerhaft.", en="They keep the vehicle or use it permanently."),
            None,
            ZONES,
            None
            if mine
            else T(
                "Laut Antrag ist jemand anderes Halterin oder Halter.",
                en="According to the application somebody else is its keeper.",
            ),
        ),
        Requirement(
            T("Für das Kennzeichen gilt dann kein anderer Ausweis.", en="No other permit is valid for the plate then."),
            renewed or not other,
            ZONES,
        ),
    ]


@hook
def plate(answers: Answers) -> str:
    """Permits count together by plate; a change of plate counts with the former one."""
    vehicle = answers.read(Vehicle)
    return group_of(vehicle.old_plate or vehicle.plate)


def group_of(number: str) -> str:
    return f"plate {number}"


@hook
def assess(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Issue the permit with its zone and time, or refuse."""
    if outcome == "refused":
        refused = T("Wir stellen keinen Bewohnerparkausweis aus.", en="We do not issue a resident parking permit.")
        return Result(parts=(Part(refused, REMEDY),))
    home, number = answers.read(Resident), answers.read(Vehicle).plate
    zone, begins, until = zone_of(home, situation), answers.read(Validity).begins, end_of(answers, situation)
    if not zone:
        return Impossible(NO_ZONE)
    granted = T(
        "Sie dürfen mit dem Fahrzeug {plate} im Bewohnerparkgebiet {zone} parken, vom {begins} bis zum {until}.",
        en="You may park the vehicle {plate} in the resident parking zone {zone}, from {begins} to {until}.",
    ).fill(plate=number, zone=zone, begins=written.day(begins), until=written.day(until))
    return Result(
        parts=(Part(granted, REMEDY),),
        facts=(
            Fact(T("Kennzeichen", en="Licence plate"), T(number, en=number)),
            Fact(T("Bewohnerparkgebiet", en="Resident parking zone"), T(zone, en=zone)),
            Fact(T("Gültig ab", en="Valid from"), written.day(begins)),
            Fact(T("Gültig bis", en="Valid until"), written.day(until)),
        ),
        conditions=(
            T(
                "Der Ausweis gibt kein Recht auf einen bestimmten Parkplatz.",
                en="The permit gives no right to a certain parking space.",
            ),
            T(
                "Wenn Sie umziehen oder das Fahrzeug wechseln, teilen Sie es uns mit.",
                en="Tell us if you move or change the vehicle.",
            ),
        ),
        notes=notes(situation),
        effects=(*ended(answers, situation, begins), issued(number, zone, begins, until)),
    )


def end_of(answers: Answers, situation: Situation) -> date:
    """Return the last day: years from the beginning, or for another plate the day the former permit ends."""
    begins, years = answers.read(Validity).begins, answers.read(Validity).years
    if years is None:
        return max((date.fromisoformat(held.data["until"]) for held in situation.held), default=begins)
    leap = begins.month == 2 and begins.day == 29
    return (begins.replace(year=begins.year + int(years), day=28 if leap else begins.day)) - timedelta(days=0 if leap else 1)


def issued(number: str, zone: str, begins: date, until: date) -> Effect:
    facts = (("plate", number), ("until", until.isoformat()), ("zone", zone))
    return Effect("create", PERMIT, number, begins, valid_until=until, data=facts, group=group_of(number))


def ended(answers: Answers, situation: Situation, begins: date) -> list[Effect]:
    """End the permit of the former plate when the new one begins."""
    if answers.read(Wish).kind != "change":
        return []
    last = begins - timedelta(days=1)
    return [
        Effect("end", PERMIT, held.label, begins, identifier=held.identifier, valid_until=last)
        for held in situation.held
        if held.kind == PERMIT
    ]


def notes(situation: Situation) -> tuple[T, ...]:
    waived = situation.law.holds("resident_parking.display_waived", on=situation.today)
    shown = T(
        "Sie müssen den Ausweis nicht ins Auto legen. Die Verkehrsüberwachung prüft das Kennzeichen.",
        en="You need not put the permit into the car. Wardens check the plate.",
    )
    printed = T("Legen Sie den Ausweis gut lesbar ins Auto.", en="Put the permit into the car so that it can be read.")
    return (shown if waived else printed,)
