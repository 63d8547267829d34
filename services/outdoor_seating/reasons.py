"""Why a space cannot be given away: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="too_narrow",
        label=T("Gehweg zu schmal", en="Pavement too narrow"),
        text=T(
            "Auf dem Gehweg müssen mindestens {value:outdoor_seating.passage} Zentimeter frei bleiben ({law:outdoor_seating.passage}). "
            "Auf Ihrer Fläche blieben nur {answer:spot/passage} frei.",
            en="At least {value:outdoor_seating.passage} centimetres of the pavement have to stay free ({law:outdoor_seating.passage}). "
            "On your space only {answer:spot/passage} would stay free.",
        ),
    ),
    Reason(
        id="too_late",
        label=T("Antrag zu spät", en="Application too late"),
        text=T(
            "Der Antrag muss {value:outdoor_seating.notice} Tage vor dem ersten Tag der Nutzung bei uns sein "
            "({law:outdoor_seating.notice}). Er ist am {received_on} eingegangen. Wir konnten ihn nicht mehr rechtzeitig prüfen.",
            en="The application has to arrive {value:outdoor_seating.notice} days before the first day of use "
            "({law:outdoor_seating.notice}). It arrived on {received_on}. We could not examine it in time.",
        ),
    ),
    Reason(
        id="traffic",
        label=T("Sicherheit des Verkehrs", en="Safety of traffic"),
        text=T(
            "Die Nutzung braucht eine Erlaubnis ({law:outdoor_seating.basis}). Gegen sie spricht die Sicherheit und Leichtigkeit des "
            "Verkehrs: {gap:Was die Fläche unsicher macht}.",
            en="The use needs a permission ({law:outdoor_seating.basis}). The safety and ease of traffic speak against it: "
            "{gap:Was die Fläche unsicher macht}.",
        ),
    ),
)
