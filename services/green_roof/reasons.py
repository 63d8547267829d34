"""Why a grant for greening is refused, with the city's directive as the register has it."""

from townhall.kit import Reason, T

REFUSAL_REASONS = (
    Reason(
        id="begun",
        label=T("Schon begonnen", en="Begun already"),
        text=T(
            "Gefördert wird nur, was bei der Bewilligung noch nicht begonnen ist "
            "({law:green_roof.directive}). Sie haben schon begonnen: {gap:Wann und womit}.",
            en="Only what has not begun when the grant is given is supported ({law:green_roof.directive}). You "
            "have begun already: {gap:Wann und womit}.",
        ),
    ),
    Reason(
        id="not_supported",
        label=T("Maßnahme wird nicht gefördert", en="Measure is not supported"),
        text=T(
            "Diese Maßnahme steht nicht in der Richtlinie ({law:green_roof.directive}): {gap:Welche Maßnahme}.",
            en="This measure is not in the directive ({law:green_roof.directive}): {gap:Welche Maßnahme}.",
        ),
    ),
    Reason(
        id="papers",
        label=T("Unterlagen belegen es nicht", en="Papers do not prove it"),
        text=T(
            "Ihre Unterlagen belegen nicht: {gap:Was die Unterlagen nicht belegen}. Ohne diesen Nachweis "
            "können wir nicht fördern ({law:green_roof.directive}).",
            en="Your papers do not prove: {gap:Was die Unterlagen nicht belegen}. Without this proof we cannot "
            "give a grant ({law:green_roof.directive}).",
        ),
    ),
    Reason(
        id="budget",
        label=T("Mittel verbraucht", en="Budget used up"),
        text=T(
            "Das Geld für dieses Jahr ist vergeben. Auf die Förderung besteht kein Anspruch ({law:green_roof.directive}).",
            en="The money of this year has been given away. There is no claim to a grant ({law:green_roof.directive}).",
        ),
    ),
)
