"""Why a charging site is given by contract, or not at all: the building blocks, with the law as the register has it."""

from townhall.kit import Reason, T

CONTRACT_REASONS = (
    Reason(
        id="city_ground",
        label=T("Fläche der Stadt, keine Straße", en="Ground of the city, no road"),
        text=T(
            "Die Fläche gehört der Stadt, ist aber keine öffentliche Straße. Deshalb bieten wir Ihnen einen "
            "Vertrag an ({law:charging_point.contract}).",
            en="The ground belongs to the city but is no public road. Therefore we offer you a contract "
            "({law:charging_point.contract}).",
        ),
    ),
    Reason(
        id="no_harm",
        label=T("Verkehr nicht beeinträchtigt", en="Traffic not affected"),
        text=T(
            "Ihre Ladesäulen stören den Verkehr auf der Straße nicht: {gap:Warum nicht}. Deshalb genügt ein "
            "Vertrag ({law:charging_point.contract}).",
            en="Your charging points do not disturb traffic on the road: {gap:Warum nicht}. Therefore a contract "
            "is enough ({law:charging_point.contract}).",
        ),
    ),
)

REFUSAL_REASONS = (
    Reason(
        id="traffic",
        label=T("Sicherheit des Verkehrs", en="Safety of traffic"),
        text=T(
            "Ladesäulen auf der Straße brauchen eine Erlaubnis ({law:charging_point.basis}). Gegen diesen "
            "Standort spricht die Sicherheit des Verkehrs: {gap:Was den Standort unsicher macht}.",
            en="Charging points on a road need a permission ({law:charging_point.basis}). The safety of traffic "
            "speaks against this site: {gap:Was den Standort unsicher macht}.",
        ),
    ),
    Reason(
        id="underground",
        label=T("Leitungen oder Wurzeln", en="Pipes or roots"),
        text=T(
            "Im Boden liegen Leitungen oder Wurzeln, die wir schützen müssen: {gap:Was im Boden liegt}. Die "
            "Erlaubnis steht in unserem Ermessen ({law:charging_point.discretion}).",
            en="Pipes or roots lie in the ground which we have to protect: {gap:Was im Boden liegt}. The "
            "permission is at our discretion ({law:charging_point.discretion}).",
        ),
    ),
    Reason(
        id="enough",
        label=T("Fläche anders gebraucht", en="Space needed otherwise"),
        text=T(
            "Die Fläche wird für etwas anderes gebraucht: {gap:Wofür}. Wir haben beides abgewogen "
            "({law:charging_point.discretion}).",
            en="The space is needed for something else: {gap:Wofür}. We have weighed up both ({law:charging_point.discretion}).",
        ),
    ),
)
