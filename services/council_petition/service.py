"""Put a suggestion or complaint to the city council (Bürgeranregung nach § 24 GO NRW)."""

from services.council_petition.questions import Author, Matter, Publication, Where
from services.council_petition.reasons import FOLLOWED_REASONS, NOT_FOLLOWED_REASONS, PASSED_ON_REASONS
from townhall.kit import (
    Answers,
    Block,
    Letter,
    Nature,
    Outcome,
    Part,
    Profile,
    Result,
    Retention,
    Service,
    Situation,
    T,
    fields,
    hook,
    register,
)

GREETING = Block(
    "text",
    text=T(
        "Guten Tag {applicant},\n\nam {received_on} haben Sie sich an den Rat gewandt: {answer:matter/subject}.",
        en="Dear {applicant},\n\non {received_on} you turned to the council: {answer:matter/subject}.",
    ),
)
MEETING = Block(
    "text",
    title=T("Beratung", en="Discussion"),
    text=T(
        "Beraten hat: {stated:body}, Sitzung am {stated:met_on}.", en="Discussed by: {stated:body}, meeting of {stated:met_on}."
    ),
)
STATEMENT = Block("reasons", title=T("Stellungnahme", en="Statement"))
ANSWER = Letter(
    T("Stellungnahme zu Ihrer Anregung", en="Statement on your suggestion"), (GREETING, MEETING, Block("parts"), STATEMENT)
)
PASSED_ON = Letter(
    T("Ihre Anregung ist weitergegeben", en="Your suggestion was passed on"), (GREETING, Block("parts"), STATEMENT)
)
DISCUSSED = (
    fields.Text(T("Wer hat beraten?", en="Who discussed it?"), id="body", max_length=120, personal=False),
    fields.Date(T("Tag der Sitzung", en="Day of the meeting"), id="met_on", past=True, personal=False),
)
SAID = {
    "taken_up": T("Der Anregung wird gefolgt.", en="The suggestion is followed."),
    "not_taken_up": T("Der Anregung wird nicht gefolgt.", en="The suggestion is not followed."),
    "passed_on": T(
        "Nicht der Rat, sondern eine andere Stelle ist zuständig. Wir haben Ihre Anregung dorthin weitergegeben.",
        en="Not the council but another body is responsible. We have passed your suggestion on.",
    ),
}


@hook
def answer(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Say what became of the suggestion; the statement of the council orders nothing."""
    return Result(parts=(Part(SAID[outcome]),))


@register
class CouncilPetition(Service):
    """Legal basis: GO NRW § 24. The statement is no administrative act, so there is no remedy."""

    slug = "buergeranregung"
    title = T("Bürgeranregung an den Rat", en="Petition to the city council")
    legal_basis = "§ 24 GO NRW"
    authority = "ratsbuero"
    submit_label = T("An den Rat senden", en="Send to the council")
    profile = Profile(
        summary=T(
            "Schlagen Sie dem Rat etwas vor oder beschweren Sie sich. Der Rat oder ein Ausschuss berät darüber und nimmt Stellung.",
            en="Suggest something to the council or complain. The council or a committee discusses it and takes a position.",
        ),
        who=T(
            "Alle, die sich in Bochum aufhalten, allein oder mit anderen. Sie brauchen kein Konto.",
            en="Everybody in Bochum, alone or with others. You need no account.",
        ),
        cost=T("Kostenlos", en="Free of charge"),
        minutes=6,
        processing=T(
            "Sie bekommen sofort eine Bestätigung. Bis zur Stellungnahme dauert es meist zwei bis drei Monate.",
            en="You receive a confirmation at once. The statement usually takes two to three months.",
        ),
        keywords=(
            "bürgerantrag",
            "bürgeranregung",
            "anregung",
            "petition",
            "rat",
            "stadtrat",
            "bezirksvertretung",
            "eingabe",
            "vorschlag",
            "mitbestimmen",
            "council",
            "suggestion",
        ),
        audience=("citizen", "organisation"),
        life_situations=("living",),
    )
    steps = [Matter, Where, Author, Publication]
    applicant = Author.who
    processing = "council_petition.processing"
    retention = Retention("council_petition.retention")
    outcomes = [
        Outcome(
            id="taken_up",
            label=T("Stellungnahme: Anregung wird gefolgt", en="Statement: suggestion is followed"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=ANSWER,
            needs_reasons=True,
            reasons=FOLLOWED_REASONS,
            asks=DISCUSSED,
            summary=T(
                "Über Ihre Anregung ist beraten worden. Ihr wird gefolgt.", en="Your suggestion was discussed. It is followed."
            ),
        ),
        Outcome(
            id="not_taken_up",
            label=T("Stellungnahme: Anregung wird nicht gefolgt", en="Statement: suggestion is not followed"),
            granted=False,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=ANSWER,
            needs_reasons=True,
            reasons=NOT_FOLLOWED_REASONS,
            asks=DISCUSSED,
            summary=T(
                "Über Ihre Anregung ist beraten worden. Ihr wird nicht gefolgt; im Schreiben stehen die Gründe.",
                en="Your suggestion was discussed. It is not followed; the letter gives the reasons.",
            ),
        ),
        Outcome(
            id="passed_on",
            label=T("An eine andere Stelle weitergeben", en="Pass on to another body"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            letter=PASSED_ON,
            needs_reasons=True,
            reasons=PASSED_ON_REASONS,
            summary=T(
                "Für Ihre Anregung ist eine andere Stelle zuständig. Im Schreiben steht, welche.",
                en="Another body is responsible for your suggestion. The letter says which.",
            ),
        ),
    ]
    assess = answer
