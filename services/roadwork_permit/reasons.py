"""Why a place on the road cannot be given: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="too_late",
        label=T("Antrag zu spät", en="Application too late"),
        text=T(
            "Der Antrag muss {value:roadwork_permit.notice} Tage vor dem ersten Tag bei uns sein "
            "({law:roadwork_permit.notice}). Er ist am {received_on} eingegangen. Die Schilder könnten nicht "
            "mehr rechtzeitig stehen.",
            en="The application has to arrive {value:roadwork_permit.notice} days before the first day "
            "({law:roadwork_permit.notice}). It arrived on {received_on}. The signs could not stand in time.",
        ),
    ),
    Reason(
        id="traffic",
        label=T("Sicherheit des Verkehrs", en="Safety of traffic"),
        text=T(
            "Die Sicherheit des Verkehrs lässt es hier nicht zu ({law:roadwork_permit.basis}): {gap:Was gegen "
            "die Stelle spricht}.",
            en="The safety of traffic does not allow it here ({law:roadwork_permit.basis}): {gap:Was gegen die Stelle spricht}.",
        ),
    ),
    Reason(
        id="no_need",
        label=T("Ausnahme nicht nötig", en="Exemption not needed"),
        text=T(
            "Eine Ausnahme setzt voraus, dass es anders nicht geht ({law:roadwork_permit.exemption}). Es geht anders: {gap:Wie}.",
            en="An exemption requires that there is no other way ({law:roadwork_permit.exemption}). There is one: {gap:Wie}.",
        ),
    ),
)
