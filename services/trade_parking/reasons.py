"""Why a parking permit for trades is refused: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="no_craft",
        label=T("Kein Handwerk", en="No craft"),
        text=T(
            "Den Ausweis erhalten Betriebe, die vor Ort mit Werkzeug und Material arbeiten "
            "({law:trade_parking.basis}). Das ist nicht nachgewiesen: {gap:Was fehlt}.",
            en="Businesses that work on site with tools and material receive the permit "
            "({law:trade_parking.basis}). That is not proved: {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="vehicle",
        label=T("Fahrzeug nicht geeignet", en="Vehicle not fit"),
        text=T(
            "Die Ausnahme gilt für Fahrzeuge, die Sie an der Einsatzstelle brauchen "
            "({law:trade_parking.basis}). Dieses gehört nicht dazu: {gap:Kennzeichen und Grund}.",
            en="The exemption covers vehicles you need on site ({law:trade_parking.basis}). This is not one of "
            "them: {gap:Kennzeichen und Grund}.",
        ),
    ),
    Reason(
        id="other_city",
        label=T("Gebiet nicht in Bochum", en="Area not in Bochum"),
        text=T(
            "Wir können nur Ausnahmen für unser Gebiet geben ({law:trade_parking.basis}). Fragen Sie diese Stadt: {gap:Stadt}.",
            en="We can give exemptions for our area only ({law:trade_parking.basis}). Ask this city: {gap:Stadt}.",
        ),
    ),
)
