"""What an answer to a request for information says and why it is refused, with the law as the register has it."""

from townhall.kit import Reason, T

PERSONAL = Reason(
    id="personal",
    label=T("Daten anderer Menschen", en="Data of other people"),
    text=T(
        "Die Information enthält Daten anderer Menschen, die geschützt sind "
        "({law:information_access.personal}): {gap:Um welche Daten es geht}.",
        en="The information holds protected data of other people ({law:information_access.personal}): "
        "{gap:Um welche Daten es geht}.",
    ),
)
SECRETS = Reason(
    id="secrets",
    label=T("Geschäftsgeheimnis", en="Trade secret"),
    text=T(
        "Die Information ist ein Betriebs- oder Geschäftsgeheimnis ({law:information_access.secrets}): "
        "{gap:Welcher Schaden droht}.",
        en="The information is a trade or business secret ({law:information_access.secrets}): {gap:Welcher Schaden droht}.",
    ),
)

ANSWER_REASONS = (
    Reason(
        id="given",
        label=T("Hier ist die Information", en="Here is the information"),
        text=T(
            "Sie haben ein Recht auf Informationen, die bei uns vorhanden sind "
            "({law:information_access.basis}). Wir teilen Ihnen mit: {gap:Information}.",
            en="You have a right to information that we hold ({law:information_access.basis}). We tell you: {gap:Information}.",
        ),
    ),
    Reason(
        id="public",
        label=T("Schon öffentlich", en="Public already"),
        text=T(
            "Die Information ist schon öffentlich ({law:information_access.public}). Sie finden sie hier: {gap:Fundstelle}.",
            en="The information is public already ({law:information_access.public}). You find it here: {gap:Fundstelle}.",
        ),
    ),
)

NOT_THERE_REASONS = (
    Reason(
        id="not_there",
        label=T("Nicht vorhanden", en="Not held"),
        text=T(
            "Das Recht gilt für Informationen, die bei uns vorhanden sind ({law:information_access.basis}). "
            "Diese haben wir nicht. Gesucht haben wir hier: {gap:Wo wir gesucht haben}.",
            en="The right covers information that we hold ({law:information_access.basis}). We do not hold this. "
            "We have searched here: {gap:Wo wir gesucht haben}.",
        ),
    ),
    Reason(
        id="elsewhere",
        label=T("Andere Stelle hat sie", en="Another body holds it"),
        text=T(
            "Wir haben diese Information nicht ({law:information_access.basis}). Fragen Sie diese Stelle: {gap:Stelle}.",
            en="We do not hold this information ({law:information_access.basis}). Ask this body: {gap:Stelle}.",
        ),
    ),
)

PARTLY_REASONS = (
    PERSONAL,
    SECRETS,
    Reason(
        id="split",
        label=T("Rest lässt sich trennen", en="The rest can be separated"),
        text=T(
            "Den geschützten Teil haben wir abgetrennt. Alles andere erhalten Sie ({law:information_access.split}).",
            en="We have separated the protected part. You receive everything else ({law:information_access.split}).",
        ),
    ),
)

REFUSAL_REASONS = (
    PERSONAL,
    SECRETS,
    Reason(
        id="security",
        label=T("Öffentliche Sicherheit", en="Public security"),
        text=T(
            "Die Information würde öffentliche Belange gefährden ({law:information_access.security}): {gap:Welche, und wodurch}.",
            en="The information would endanger public interests ({law:information_access.security}): {gap:Welche, und wodurch}.",
        ),
    ),
    Reason(
        id="deliberation",
        label=T("Entscheidung noch nicht gefallen", en="Decision not made yet"),
        text=T(
            "Die Information gehört zu einer Entscheidung, die noch vorbereitet wird "
            "({law:information_access.deliberation}): {gap:Welche Entscheidung}. Danach können Sie wieder "
            "fragen.",
            en="The information belongs to a decision that is still being prepared "
            "({law:information_access.deliberation}): {gap:Welche Entscheidung}. You can ask again "
            "afterwards.",
        ),
    ),
)
