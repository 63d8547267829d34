"""Why a telecommunication line needs an application or gets no consent: building blocks, with the law as the register has it."""

from townhall.kit import Reason, T

APPLICATION_REASONS = (
    Reason(
        id="not_minor",
        label=T("Mehr als geringfügig", en="More than minor"),
        text=T(
            "Eine Anzeige genügt nur für geringfügige bauliche Maßnahmen ({law:fibre_line.minor}). Ihre "
            "Arbeiten gehen darüber hinaus: {gap:Warum}.",
            en="A notice is enough for minor works only ({law:fibre_line.minor}). Your works go beyond that: {gap:Warum}.",
        ),
    ),
    Reason(
        id="coordination",
        label=T("Mit anderen Arbeiten abzustimmen", en="To be coordinated with other works"),
        text=T(
            "Ihre Arbeiten müssen wir mit anderen abstimmen: {gap:Mit welchen}. Das geht nur mit einem Antrag "
            "({law:fibre_line.minor}).",
            en="We have to coordinate your works with others: {gap:Mit welchen}. That needs an application "
            "({law:fibre_line.minor}).",
        ),
    ),
)

REFUSAL_REASONS = (
    Reason(
        id="no_right",
        label=T("Keine Nutzungsberechtigung", en="No right of use"),
        text=T(
            "Öffentliche Wege darf nur nutzen, wem die Bundesnetzagentur das Recht dazu übertragen hat "
            "({law:fibre_line.right}). Dieses Recht ist nicht nachgewiesen.",
            en="Public ways may only be used by those to whom the Bundesnetzagentur has transferred the right "
            "({law:fibre_line.right}). This right is not proved.",
        ),
    ),
    Reason(
        id="technique",
        label=T("Regeln der Technik", en="Rules of technology"),
        text=T(
            "Die Linie muss sicher sein und den Regeln der Technik entsprechen ({law:fibre_line.rules}). Das "
            "ist nicht so: {gap:Was dagegen spricht}.",
            en="The line has to be safe and to follow the rules of technology ({law:fibre_line.rules}). It does "
            "not: {gap:Was dagegen spricht}.",
        ),
    ),
    Reason(
        id="incomplete",
        label=T("Unterlagen unvollständig", en="Papers incomplete"),
        text=T(
            "Ohne vollständige Unterlagen können wir nicht zustimmen ({law:fibre_line.consent}). Es fehlt: {gap:Was fehlt}.",
            en="We cannot consent without complete papers ({law:fibre_line.consent}). This is missing: {gap:Was fehlt}.",
        ),
    ),
)
