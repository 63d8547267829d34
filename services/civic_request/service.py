"""A question, idea or complaint to the city (Anliegen): no account, no fee, a person answers with a plain letter."""

from services.civic_request.reasons import ANSWER_REASONS
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
    Step,
    T,
    fields,
    hook,
    register,
)


class Request(Step):
    title = T("Ihr Anliegen", en="Your request")

    topic = fields.Choice(
        T("Worum geht es?", en="What is it about?"),
        options=fields.options(
            idea=T("Idee oder Anregung", en="Idea or suggestion"),
            question=T("Frage", en="Question"),
            complaint=T("Beschwerde", en="Complaint"),
        ),
    )
    text = fields.LongText(T("Was möchten Sie uns sagen?", en="What would you like to tell us?"), max_length=4000)


class Sender(fields.Group):
    title = T("Ihr Name", en="Your name")

    given_name = fields.Text(T("Vorname", en="Given name"), max_length=128, autocomplete="given-name")
    family_name = fields.Text(T("Familienname", en="Family name"), max_length=128, autocomplete="family-name")


class Contact(Step):
    title = T("Wer schreibt uns?", en="Who is writing?")

    person = fields.One(Sender, prefill="identity")
    email = fields.Email(
        T("E-Mail-Adresse", en="E-mail address"),
        required=False,
        autocomplete="email",
        hint=T(
            "Dorthin schreiben wir, dass die Antwort bereitliegt. Lesen können Sie sie nur hier",
            en="We write there when the answer is ready. You can read it only here",
        ),
    )


@hook
def answer(answers: Answers, situation: Situation, outcome: str) -> Result:
    """A plain letter orders nothing; what the clerk writes stands in it as the answer."""
    return Result(parts=(Part(T("Vielen Dank für Ihr Anliegen.", en="Thank you for your request.")),))


@register
class CivicRequest(Service):
    """Legal basis: GO NRW § 24 (everybody may turn to the council with suggestions and complaints)."""

    slug = "anliegen"
    title = T("Anliegen an die Stadt", en="Request to the city")
    legal_basis = "§ 24 GO NRW"
    authority = "buergerbuero"
    submit_label = T("Anliegen absenden", en="Send the request")
    profile = Profile(
        summary=T(
            "Stellen Sie eine Frage, machen Sie einen Vorschlag oder beschweren Sie sich. Ein Mensch antwortet.",
            en="Ask a question, make a suggestion or complain. A person answers.",
        ),
        who=T("Alle. Sie brauchen kein Konto.", en="Everyone. You need no account."),
        cost=T("Kostenlos", en="Free of charge"),
        minutes=3,
        processing=T("Meist innerhalb von zwei Wochen", en="Usually within two weeks"),
        keywords=(
            "anliegen",
            "frage",
            "beschwerde",
            "idee",
            "anregung",
            "lob",
            "kritik",
            "kontakt",
            "question",
            "complaint",
            "idea",
            "contact",
        ),
        audience=("citizen", "organisation"),
        life_situations=("living",),
    )
    steps = [Request, Contact]
    applicant = Contact.person
    processing = "civic_request.processing"
    retention = Retention("civic_request.retention", archive=False)
    outcomes = [
        Outcome(
            id="answered",
            label=T("Antworten", en="Answer"),
            granted=True,
            nature=Nature.ACKNOWLEDGEMENT,
            needs_reasons=True,
            reasons=ANSWER_REASONS,
            summary=T(
                "Wir haben Ihr Anliegen beantwortet. Die Antwort liegt bereit.",
                en="We have answered your request. The answer is ready.",
            ),
            letter=Letter(
                T("Antwort auf Ihr Anliegen", en="Answer to your request"),
                (
                    Block(
                        "text",
                        text=T(
                            "Guten Tag {applicant},\n\nSie haben uns am {received_on} geschrieben.",
                            en="Dear {applicant},\n\nyou wrote to us on {received_on}.",
                        ),
                    ),
                    Block("parts"),
                    Block("reasons", title=T("Unsere Antwort", en="Our answer")),
                ),
            ),
        ),
    ]
    assess = answer
