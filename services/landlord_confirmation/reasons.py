"""Why a confirmation cannot be used: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REJECTION_REASONS = (
    Reason(
        id="not_entitled",
        label=T("Nicht Wohnungsgeberin oder Wohnungsgeber", en="Not the provider of the dwelling"),
        text=T(
            "Bestätigen kann nur, wer die Wohnung gibt, oder wer dafür beauftragt ist "
            "({law:landlord_confirmation.duty}). Das ist nicht erkennbar: {gap:Was fehlt}.",
            en="Only who provides the dwelling or acts on their behalf can confirm "
            "({law:landlord_confirmation.duty}). That cannot be seen: {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="incomplete",
        label=T("Angaben fehlen", en="Facts are missing"),
        text=T(
            "In der Bestätigung fehlen Angaben, die das Gesetz verlangt ({law:landlord_confirmation.content}): {gap:Was fehlt}.",
            en="The confirmation lacks facts that the law asks for ({law:landlord_confirmation.content}): {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="not_clear",
        label=T("Wohnung nicht eindeutig", en="Dwelling not clear"),
        text=T(
            "Wir können die Wohnung nicht eindeutig zuordnen ({law:landlord_confirmation.content}). Nennen "
            "Sie auch Stockwerk und Lage und schicken Sie die Bestätigung noch einmal.",
            en="We cannot tell which dwelling it is ({law:landlord_confirmation.content}). Name storey and "
            "position, too, and send the confirmation again.",
        ),
    ),
)
