"""Why a grant for a balcony power station is refused, with the city's directive as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="elsewhere",
        label=T("Nicht in Bochum", en="Not in Bochum"),
        text=T(
            "Gefördert werden nur Anlagen in Bochum ({law:balcony_power.directive}). Ihre Anlage hängt nicht in Bochum.",
            en="Only stations in Bochum are supported ({law:balcony_power.directive}). Your station is not in Bochum.",
        ),
    ),
    Reason(
        id="papers",
        label=T("Papiere belegen es nicht", en="Papers do not prove it"),
        text=T(
            "Ihre Unterlagen belegen nicht: {gap:Was die Unterlagen nicht belegen}. Ohne diesen Nachweis "
            "können wir nicht fördern ({law:balcony_power.directive}).",
            en="Your papers do not prove: {gap:Was die Unterlagen nicht belegen}. Without this proof we cannot "
            "give a grant ({law:balcony_power.directive}).",
        ),
    ),
    Reason(
        id="budget",
        label=T("Mittel verbraucht", en="Budget used up"),
        text=T(
            "Das Geld für dieses Jahr ist vergeben. Auf die Förderung besteht kein Anspruch ({law:balcony_power.no_claim}).",
            en="The money of this year has been given away. There is no claim to a grant ({law:balcony_power.no_claim}).",
        ),
    ),
)
