"""What somebody asks for, in which form, and how to reach them. Nobody has to say why (§ 4 (1) IFG NRW)."""

from townhall.kit import Step, T, fields


class Wish(Step):
    title = T("Welche Information möchten Sie?", en="Which information would you like?")

    subject = fields.Text(
        T("Thema in einem Satz", en="Subject in one sentence"),
        max_length=160,
        listed=True,
        personal=False,
        hint=T("Zum Beispiel: Messwerte der Luftqualität in Langendreer", en="For example: air quality readings in Langendreer"),
    )
    text = fields.LongText(
        T("Was genau möchten Sie wissen oder sehen?", en="What exactly would you like to know or see?"),
        max_length=4000,
        hint=T(
            "Nennen Sie, was Sie kennen: Amt, Zeitraum, Art der Unterlagen. Einen Grund brauchen Sie nicht",
            en="Name what you know: office, period, kind of papers. You need to give no reason",
        ),
    )
    about_others = fields.YesNo(
        T("Geht es um Unterlagen über eine bestimmte andere Person?", en="Is it about papers on a certain other person?"),
        why=T(
            "Daten anderer Personen sind geschützt. Dann fragen wir die Person oder schwärzen ihre Daten.",
            en="Data of other people are protected. We then ask the person or black out their data.",
        ),
    )


class Form(Step):
    title = T("Wie möchten Sie die Information?", en="How would you like the information?")

    access = fields.Choice(
        T("Wie möchten Sie die Information bekommen?", en="How would you like to receive the information?"),
        options=fields.options(
            copy=T("Als Kopie oder Datei", en="As a copy or file"),
            look=T("Ich sehe die Unterlagen vor Ort an", en="I look at the papers on site"),
            answer=T("Als Auskunft in Worten", en="As an answer in words"),
        ),
    )
    costs = fields.Choice(
        T("Was tun wir, wenn es etwas kostet?", en="What shall we do if it costs something?"),
        options=fields.options(
            ask=T("Erst fragen", en="Ask me first"),
            small=T("Bis 50 € ohne Rückfrage", en="Up to €50 without asking"),
        ),
        hint=T("Einfache Auskünfte kosten nichts", en="Simple answers cost nothing"),
    )


class Asker(fields.Group):
    title = T("Ihr Name", en="Your name")

    given_name = fields.Text(T("Vorname", en="Given name"), max_length=128, required=False, autocomplete="given-name")
    family_name = fields.Text(
        T("Familienname oder Pseudonym", en="Family name or pseudonym"), max_length=128, autocomplete="family-name"
    )


class Contact(Step):
    title = T("Wer fragt?", en="Who is asking?")

    person = fields.One(Asker, prefill="identity")
    organisation = fields.Text(
        T("Organisation oder Redaktion", en="Organisation or newsroom"),
        max_length=200,
        required=False,
        autocomplete="organization",
    )
    email = fields.Email(
        T("E-Mail-Adresse", en="E-mail address"),
        required=False,
        autocomplete="email",
        hint=T(
            "Dorthin schreiben wir, dass die Antwort bereitliegt. Lesen können Sie sie nur hier",
            en="We write there when the answer is ready. You can read it only here",
        ),
    )
