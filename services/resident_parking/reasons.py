"""Why a resident parking permit is refused: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="no_zone",
        label=T("Kein Bewohnerparkgebiet", en="No resident parking zone"),
        text=T(
            "Einen Ausweis gibt es nur für Anschriften in einem Bewohnerparkgebiet "
            "({law:resident_parking.basis}). Ihre Anschrift liegt in keinem.",
            en="Permits exist for addresses in a resident parking zone only ({law:resident_parking.basis}). Your "
            "address lies in none.",
        ),
    ),
    Reason(
        id="not_resident",
        label=T("Dort nicht gemeldet", en="Not registered there"),
        text=T(
            "Den Ausweis erhält, wer im Gebiet wohnt ({law:resident_parking.basis}). Sie sind dort nicht gemeldet.",
            en="Who lives in the zone receives the permit ({law:resident_parking.basis}). You are not registered there.",
        ),
    ),
    Reason(
        id="not_keeper",
        label=T("Fahrzeug gehört nicht dazu", en="Vehicle is not yours"),
        text=T(
            "Den Ausweis gibt es für ein Fahrzeug, das Sie halten oder dauerhaft nutzen "
            "({law:resident_parking.one_vehicle}). Das ist nicht nachgewiesen: {gap:Was fehlt}.",
            en="The permit is for a vehicle which you keep or use permanently "
            "({law:resident_parking.one_vehicle}). That is not proved: {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="has_one",
        label=T("Schon ein Ausweis", en="Has one already"),
        text=T(
            "Jede Person erhält einen Ausweis ({law:resident_parking.one_vehicle}). Sie haben schon einen: "
            "{gap:Nummer oder Kennzeichen}.",
            en="Every person receives one permit ({law:resident_parking.one_vehicle}). You have one already: "
            "{gap:Nummer oder Kennzeichen}.",
        ),
    ),
)
