"""Why an event cannot be allowed like this: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="too_late",
        label=T("Antrag zu spät", en="Application too late"),
        text=T(
            "Der Antrag muss {value:public_event.notice} Tage vor dem ersten Tag bei uns sein "
            "({law:public_event.notice}). Er ist am {received_on} eingegangen. Wir konnten ihn nicht mehr "
            "rechtzeitig prüfen.",
            en="The application has to arrive {value:public_event.notice} days before the first day "
            "({law:public_event.notice}). It arrived on {received_on}. We could not examine it in time.",
        ),
    ),
    Reason(
        id="safety",
        label=T("Sicherheit der Gäste", en="Safety of the guests"),
        text=T(
            "Die Veranstaltung braucht eine Erlaubnis ({law:public_event.basis}). Für die Sicherheit der "
            "Gäste ist nicht gesorgt: {gap:Was fehlt}.",
            en="The event needs a permission ({law:public_event.basis}). The safety of the guests is not "
            "provided for: {gap:Was fehlt}.",
        ),
    ),
    Reason(
        id="road",
        label=T("Straße kann nicht gesperrt werden", en="Road cannot be closed"),
        text=T(
            "Die Straße können wir nicht sperren ({law:public_event.traffic}): {gap:Warum nicht}.",
            en="We cannot close the road ({law:public_event.traffic}): {gap:Warum nicht}.",
        ),
    ),
    Reason(
        id="taken",
        label=T("Platz ist vergeben", en="Place is taken"),
        text=T(
            "Der Platz ist in dieser Zeit schon vergeben: {gap:Woran}. Eine zweite Erlaubnis für dieselbe "
            "Fläche geht nicht ({law:public_event.basis}).",
            en="The place is given away for this time: {gap:Woran}. A second permission for the same space is "
            "not possible ({law:public_event.basis}).",
        ),
    ),
)
