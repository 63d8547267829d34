"""Why a room cannot be given: the building blocks the house chooses from."""

from townhall.kit import Reason, T

REGRET_REASONS = (
    Reason(
        id="taken",
        label=T("Raum ist belegt", en="Room is taken"),
        text=T(
            "Der Raum ist an Ihren Tagen schon vergeben. Frei ist er hier: {gap:Freie Tage}.",
            en="The room is taken on your days. It is free here: {gap:Freie Tage}.",
        ),
    ),
    Reason(
        id="too_many",
        label=T("Zu viele Menschen", en="Too many people"),
        text=T(
            "In den Raum passen weniger Menschen, als Sie erwarten: {gap:Höchstens wie viele} ({law:knowledge_house.terms}).",
            en="The room holds fewer people than you expect: {gap:Höchstens wie viele} ({law:knowledge_house.terms}).",
        ),
    ),
    Reason(
        id="not_fitting",
        label=T("Passt nicht zum Haus", en="Does not fit the house"),
        text=T(
            "Die Nutzungsordnung lässt dies nicht zu ({law:knowledge_house.terms}): {gap:Was nicht geht}.",
            en="The terms of use do not allow this ({law:knowledge_house.terms}): {gap:Was nicht geht}.",
        ),
    ),
)
