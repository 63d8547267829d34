"""What a statement on a suggestion to the council often says: the building blocks a clerk chooses from."""

from townhall.kit import Reason, T

FOLLOWED_REASONS = (
    Reason(
        id="agreed",
        label=T("Ausschuss stimmt zu", en="Committee agrees"),
        text=T(
            "Der Ausschuss hat Ihre Anregung beraten ({law:council_petition.basis}) und folgt ihr. "
            "Beschlossen ist: {gap:Was beschlossen ist}.",
            en="The committee has discussed your suggestion ({law:council_petition.basis}) and follows it. This "
            "was decided: {gap:Was beschlossen ist}.",
        ),
    ),
    Reason(
        id="planned",
        label=T("Teil einer Planung", en="Part of a plan"),
        text=T(
            "Ihre Anregung nehmen wir in ein Vorhaben auf: {gap:Welches Vorhaben, und wann}. So hat es der "
            "Ausschuss beschlossen ({law:council_petition.basis}).",
            en="We take your suggestion up in a project: {gap:Welches Vorhaben, und wann}. The committee has "
            "decided so ({law:council_petition.basis}).",
        ),
    ),
)

NOT_FOLLOWED_REASONS = (
    Reason(
        id="against",
        label=T("Gründe dagegen überwiegen", en="Reasons against it prevail"),
        text=T(
            "Der Ausschuss hat Ihre Anregung beraten ({law:council_petition.basis}). Dagegen sprach mehr als "
            "dafür: {gap:Was dagegen sprach}.",
            en="The committee has discussed your suggestion ({law:council_petition.basis}). More spoke against "
            "it than for it: {gap:Was dagegen sprach}.",
        ),
    ),
    Reason(
        id="no_money",
        label=T("Kein Geld im Haushalt", en="No money in the budget"),
        text=T(
            "Der Ausschuss hat Ihre Anregung beraten ({law:council_petition.basis}). Im Haushalt ist dafür "
            "kein Geld vorgesehen: {gap:Was es kosten würde}.",
            en="The committee has discussed your suggestion ({law:council_petition.basis}). The budget has no "
            "money for it: {gap:Was es kosten würde}.",
        ),
    ),
    Reason(
        id="exists",
        label=T("Gibt es schon", en="Exists already"),
        text=T(
            "Was Sie anregen, gibt es schon: {gap:Was es gibt, und wo}. Der Ausschuss sieht deshalb keinen "
            "Anlass ({law:council_petition.basis}).",
            en="What you suggest exists already: {gap:Was es gibt, und wo}. Therefore the committee sees no need "
            "({law:council_petition.basis}).",
        ),
    ),
)

PASSED_ON_REASONS = (
    Reason(
        id="not_city",
        label=T("Keine Aufgabe der Stadt", en="No task of the city"),
        text=T(
            "Der Rat befasst sich mit Angelegenheiten der Stadt ({law:council_petition.basis}). Für Ihre "
            "Anregung ist zuständig: {gap:Zuständige Stelle}.",
            en="The council deals with matters of the city ({law:council_petition.basis}). This body is "
            "responsible for your suggestion: {gap:Zuständige Stelle}.",
        ),
    ),
    Reason(
        id="administration",
        label=T("Aufgabe der Verwaltung", en="Task of the administration"),
        text=T(
            "Ihre Anregung ist ein Geschäft der laufenden Verwaltung ({law:council_petition.basis}). Darum "
            "kümmert sich: {gap:Zuständiges Amt}.",
            en="Your suggestion is day-to-day business of the administration ({law:council_petition.basis}). "
            "This office takes care of it: {gap:Zuständiges Amt}.",
        ),
    ),
)
