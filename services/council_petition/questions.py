"""Who turns to the council, with what, where it is about, and what of it may be published."""

from townhall.kit import Step, T, fields

DISTRICTS = fields.options(
    city=T("Die ganze Stadt", en="The whole city"),
    mitte=T("Bochum-Mitte", en="Bochum-Mitte"),
    wattenscheid=T("Wattenscheid", en="Wattenscheid"),
    nord=T("Nord", en="Nord"),
    ost=T("Ost", en="Ost"),
    sued=T("Süd", en="Süd"),
    suedwest=T("Südwest", en="Südwest"),
)


class Matter(Step):
    title = T("Ihre Anregung oder Beschwerde", en="Your suggestion or complaint")

    subject = fields.Text(
        T("Überschrift", en="Heading"),
        max_length=120,
        listed=True,
        personal=False,
        publishable=True,
        hint=T("Zum Beispiel: Zebrastreifen vor der Grundschule", en="For example: zebra crossing at the primary school"),
    )
    text = fields.LongText(
        T("Was soll der Rat tun, und warum?", en="What should the council do, and why?"),
        max_length=8000,
        lines=10,
        publishable=True,
        hint=T("Nennen Sie keine Daten anderer Menschen", en="Leave out data of other people"),
    )
    attachments = fields.Evidence(
        T("Fotos, Pläne oder Unterschriftenliste", en="Photos, plans or list of signatures"), at_most=5, required=False
    )


class Where(Step):
    title = T("Worum geht es räumlich?", en="Where is it about?")

    district = fields.Choice(
        T("Welcher Stadtbezirk ist betroffen?", en="Which district is concerned?"),
        column=T("Bezirk", en="District"),
        options=DISTRICTS,
        listed=True,
        personal=False,
        publishable=True,
        why=T(
            "Was nur einen Bezirk betrifft, berät zuerst die Bezirksvertretung.",
            en="What concerns one district only is discussed by the district council first.",
        ),
    )
    place = fields.Place(
        T("Ort", en="Place"),
        shapes=("point", "line", "area"),
        required=False,
        personal=False,
        publishable=True,
        hint=T("Adresse oder Beschreibung, wenn es um einen Ort geht", en="Address or description, if it is about a place"),
    )


class Cosigner(fields.Group):
    title = T("Person", en="Person")

    given_name = fields.Text(T("Vorname", en="Given name"), max_length=128)
    family_name = fields.Text(T("Familienname", en="Family name"), max_length=128)


class Author(Step):
    title = T("Wer wendet sich an den Rat?", en="Who turns to the council?")

    who = fields.One(fields.Applicant, prefill="identity")
    cosigners = fields.Repeat(
        T("Mitunterzeichnende", en="Co-signers"),
        of=fields.One(Cosigner),
        at_most=20,
        hint=T("Wer die Anregung mit Ihnen stellt", en="People who make the suggestion with you"),
    )


class Publication(Step):
    title = T("Öffentlichkeit", en="Publication")

    notice = fields.Info(
        T(
            "Der Rat berät in öffentlicher Sitzung. Ihre Anregung steht dann in den Unterlagen, die alle lesen können.",
            en="The council meets in public. Your suggestion is then among the papers that everybody can read.",
        )
    )
    name = fields.Choice(
        T("Darf Ihr Name dabeistehen?", en="May your name stand with it?"),
        options=fields.options(
            named=T("Ja, mit meinem Namen", en="Yes, with my name"),
            anonymous=T("Nein, ohne meinen Namen", en="No, without my name"),
        ),
        hint=T("Der Rat kennt Ihren Namen in jedem Fall", en="The council knows your name in any case"),
    )
