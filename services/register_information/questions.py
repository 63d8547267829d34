"""Who asks, what for, and whom they look for (§§ 44, 47 BMG)."""

from townhall.kit import Step, Stop, T, fields


class Asker(Step):
    title = T("Wer fragt an?", en="Who is asking?")

    who = fields.One(fields.Applicant, prefill="identity")


class Purpose(Step):
    title = T("Wofür brauchen Sie die Auskunft?", en="What do you need the information for?")

    is_commercial = fields.YesNo(
        T("Brauchen Sie die Auskunft geschäftlich?", en="Do you need the information for business?"),
        why=T(
            "Wer geschäftlich fragt, muss den Zweck nennen und darf die Daten nur dafür verwenden (§ 44 Abs. 1 und § 47 BMG).",
            en="Whoever asks for business has to name the purpose and may use the data for it only (sections 44 (1) and 47 BMG).",
        ),
    )
    use = fields.Choice(
        T("Zu welchem Zweck?", en="For which purpose?"),
        options=fields.options(
            claim=T("Forderung einziehen", en="Collecting a claim"),
            contract=T("Vertrag erfüllen oder ändern", en="Fulfilling or changing a contract"),
            update=T("Eigene Adressen aktualisieren", en="Updating own addresses"),
            advertising=T("Werbung oder Adresshandel", en="Advertising or address trading"),
            other=T("Ein anderer Zweck", en="Another purpose"),
        ),
        when=is_commercial.is_true(),
    )
    words = fields.Text(T("Welcher Zweck?", en="Which purpose?"), max_length=200, when=use.is_("other"))
    stops = [
        Stop(
            use.is_("advertising"),
            title=T("Für Werbung und Adresshandel geben wir keine Auskunft", en="We give no information for advertising"),
            reason=T(
                "Das Gesetz erlaubt diese Auskunft nicht (§ 44 Abs. 3 BMG).",
                en="The law does not allow this information (section 44 (3) BMG).",
            ),
            way_on=T(
                "Fragen Sie die Menschen selbst, ob Sie ihnen schreiben dürfen.",
                en="Ask people themselves whether you may write to them.",
            ),
        )
    ]
    no_trade = fields.Declaration(
        T(
            "Ich verwende die Auskunft nicht für Werbung und nicht für Adresshandel.",
            en="I do not use the information for advertising or address trading.",
        ),
        short=T("Keine Werbung, kein Adresshandel", en="No advertising, no address trading"),
    )


class Sought(Step):
    title = T("Wen suchen Sie?", en="Whom are you looking for?")

    need = fields.Info(
        T(
            "Wir dürfen nur antworten, wenn die Person eindeutig ist. Je mehr Sie wissen, desto sicherer finden wir sie. "
            "Außer dem Namen brauchen wir mindestens zwei weitere Angaben.",
            en="We may answer only if there is no doubt who is meant. The more you know, the better we find the person. "
            "Apart from the name we need at least two more facts.",
        )
    )
    given_name = fields.Text(T("Vorname", en="Given name"), max_length=128)
    family_name = fields.Text(T("Familienname", en="Family name"), max_length=128)
    former_name = fields.Text(T("Früherer Name", en="Former name"), max_length=128, required=False)
    born = fields.Date(T("Geburtsdatum", en="Date of birth"), past=True, required=False)
    address = fields.Text(
        T("Letzte Anschrift, die Sie kennen", en="Last address you know"),
        max_length=200,
        required=False,
        hint=T("Straße, Hausnummer, Ort", en="Street, number, town"),
    )
    stops = [
        Stop(
            family_name.is_answered()
            & ~(
                (born.is_answered() & address.is_answered())
                | (born.is_answered() & former_name.is_answered())
                | (address.is_answered() & former_name.is_answered())
            ),
            title=T("So finden wir die Person nicht sicher", en="We cannot find the person for certain like this"),
            reason=T(
                "Wir dürfen nur antworten, wenn die Person eindeutig ist. Außer dem Namen brauchen wir zwei weitere Angaben.",
                en="We may answer only if there is no doubt who is meant. Apart from the name we need two more facts.",
            ),
            way_on=T(
                "Gehen Sie zurück und ergänzen Sie Geburtsdatum, letzte Anschrift oder früheren Namen. Sie haben noch nichts bezahlt.",
                en="Go back and add the date of birth, the last address or a former name. You have not paid anything yet.",
            ),
        )
    ]
