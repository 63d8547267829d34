"""Who asks, for what, when and for how many people."""

from townhall.kit import Step, T, fields

SPACES = fields.options(
    seminar=T("Seminarraum, bis 20 Personen", en="Seminar room, up to 20 people"),
    workshop=T("Werkraum, bis 15 Personen", en="Workshop, up to 15 people"),
    hall=T("Veranstaltungssaal, bis 150 Personen", en="Event hall, up to 150 people"),
    stand=T("Stand in der Markthalle", en="Stand in the market hall"),
)
EQUIPMENT = fields.options(
    projector=T("Beamer und Leinwand", en="Projector and screen"),
    sound=T("Mikrofone und Lautsprecher", en="Microphones and loudspeakers"),
    stream=T("Übertragung ins Internet", en="Streaming"),
)


class Asker(Step):
    title = T("Wer fragt an?", en="Who is asking?")

    who = fields.One(fields.Applicant, prefill="identity")


class Meeting(fields.Group):
    title = T("Termin", en="Date")

    day = fields.Date(
        T("Tag", en="Day"), future=True, personal=False, hint=T("Zum Beispiel 27 9 2027", en="For example 27 9 2027")
    )
    begins = fields.Time(T("Beginn", en="Start"), personal=False, hint=T("Zum Beispiel 18:00", en="For example 18:00"))
    ends = fields.Time(T("Ende", en="End"), personal=False)


class Space(Step):
    title = T("Raum und Termine", en="Space and dates")

    opening = fields.Info(
        T(
            "Das Haus des Wissens öffnet 2027. Termine davor können wir nicht vergeben.",
            en="The House of Knowledge opens in 2027. We cannot give dates before.",
        ),
        title=T("Eröffnung 2027", en="Opening in 2027"),
    )
    kind = fields.Choice(T("Was brauchen Sie?", en="What do you need?"), options=SPACES, listed=True, personal=False)
    dates = fields.Repeat(T("Termine", en="Dates"), of=fields.One(Meeting), at_least=1, at_most=6)
    hours = fields.Number(
        T("Wie viele Stunden sind das zusammen?", en="How many hours is that in all?"),
        at_least=1,
        at_most=200,
        personal=False,
        hint=T("Mit Auf- und Abbau, aufgerundet", en="With setting up and clearing, rounded up"),
    )
    people = fields.Number(T("Wie viele Menschen erwarten Sie?", en="How many people do you expect?"), at_least=1, at_most=500)


class Content(Step):
    title = T("Ihre Veranstaltung", en="Your event")

    subject = fields.Text(T("Titel", en="Title"), max_length=120, listed=True, personal=False, publishable=True)
    about = fields.LongText(T("Worum geht es?", en="What is it about?"), max_length=2000, publishable=True)
    is_public = fields.YesNo(T("Dürfen alle kommen?", en="May everybody come?"), personal=False)
    equipment = fields.MultipleChoice(
        T("Welche Technik brauchen Sie?", en="Which equipment do you need?"), options=EQUIPMENT, required=False, personal=False
    )
    access = fields.LongText(
        T("Was brauchen Ihre Gäste, damit alle teilnehmen können?", en="What do your guests need so that all can take part?"),
        required=False,
        lines=3,
        hint=T("Zum Beispiel Plätze für Rollstühle, Gebärdensprache", en="For example places for wheelchairs, sign language"),
    )
    concept = fields.Evidence(T("Konzept", en="Concept"), required=False)
