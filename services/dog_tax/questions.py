"""What the person is asked, one topic per page."""

from townhall.kit import Step, T, fields

RELIEFS = {
    "none": T("Nein", en="No"),
    "assistance": T("Ja, der Hund ist ein Assistenzhund oder Blindenführhund", en="Yes, it is an assistance or guide dog"),
    "disability": T(
        "Ja, eine Person im Haushalt ist blind, gehörlos oder hilflos (Merkzeichen Bl, Gl, aG oder H)",
        en="Yes, somebody in the household is blind, deaf or in need of constant help (marks Bl, Gl, aG or H)",
    ),
    "herd": T("Ja, der Hund ist ein Herdengebrauchshund", en="Yes, it is a herding dog"),
    "shelter": T(
        "Ja, der Hund kommt aus dem Tierheim (12 Monate befreit)", en="Yes, it comes from an animal shelter (12 months)"
    ),
    "rescue": T("Ja, der Hund ist ein Rettungshund", en="Yes, it is a rescue dog"),
    "social": T(
        "Ja, ich beziehe Bürgergeld, Grundsicherung oder Sozialhilfe (50 % Ermäßigung)",
        en="Yes, I receive citizen’s benefit, basic income support or social assistance (50% reduction)",
    ),
}


class Keeper(Step):
    title = T("Angaben zu Ihnen", en="About you")

    person = fields.One(fields.Person, T("Halterin oder Halter", en="Dog owner"), prefill="identity")
    address = fields.One(fields.Address, T("Anschrift in Bochum", en="Address in Bochum"), prefill="address")
    email = fields.Email(
        T("E-Mail-Adresse", en="E-mail address"),
        required=False,
        autocomplete="email",
        hint=T(
            "Dorthin schreiben wir, sobald es etwas Neues gibt. Der Bescheid steht nie in der E-Mail.",
            en="We write there as soon as there is news. The notice itself is never in the e-mail.",
        ),
    )
    phone = fields.Phone(T("Telefon für Rückfragen", en="Telephone for questions"), required=False, autocomplete="tel")


class OtherKeepers(Step):
    title = T("Weitere Halterinnen und Halter", en="Other owners")

    are_there = fields.YesNo(
        T("Halten Sie den Hund gemeinsam mit anderen?", en="Do you keep the dog together with others?"),
        why=T(
            "Wer einen Hund gemeinsam hält, schuldet die Steuer gemeinsam. Den Bescheid erhalten Sie.",
            en="People who keep a dog together owe the tax together. You receive the notice.",
        ),
    )
    people = fields.Repeat(
        T("Weitere Person", en="Other owner"), of=fields.One(fields.Person), at_least=1, at_most=3, when=are_there.is_true()
    )


class Dog(fields.Group):
    title = T("Hund", en="Dog")

    name = fields.Text(T("Rufname", en="Name"), max_length=50)
    breed = fields.Text(
        T("Rasse", en="Breed"), max_length=80, hint=T("Bei Mischlingen die beteiligten Rassen", en="For cross-breeds, the breeds")
    )
    sex = fields.Choice(
        T("Geschlecht", en="Sex"), options=fields.options(female=T("weiblich", en="female"), male=T("männlich", en="male"))
    )
    born = fields.Date(T("Wurfdatum", en="Date of birth"), past=True, hint=T("Geschätzt genügt", en="A guess is fine"))
    chip = fields.Microchip(
        T("Chipnummer", en="Microchip number"),
        required=False,
        hint=T("15 Ziffern, im Heimtierausweis", en="15 digits, in the pet passport"),
    )
    origin = fields.Choice(
        T("Seit wann halten Sie den Hund in Bochum?", en="Since when have you kept the dog in Bochum?"),
        options=fields.options(
            taken_in=T("Ich habe ihn hier aufgenommen", en="I took it in here"),
            moved_in=T("Ich bin mit ihm nach Bochum gezogen", en="I moved to Bochum with it"),
        ),
    )
    since = fields.Date(
        T("Tag der Aufnahme oder des Zuzugs", en="Day you took it in or moved here"),
        past=True,
        why=T(
            "Die Steuer beginnt mit dem Monat der Aufnahme. Nach einem Zuzug beginnt sie mit dem nächsten Monat.",
            en="The tax begins with the month you take the dog in. After a move it begins with the following month.",
        ),
    )
    taxed_before = fields.Text(
        T("Wo war der Hund vorher angemeldet?", en="Where was the dog registered before?"),
        required=False,
        max_length=80,
        when=origin.is_("moved_in"),
    )


class Dogs(Step):
    title = T("Ihre Hunde", en="Your dogs")

    dogs = fields.Repeat(T("Hund", en="Dog"), of=fields.One(Dog), at_least=1, at_most=5)


class Household(Step):
    title = T("Weitere Hunde im Haushalt", en="Other dogs in the household")

    others = fields.YesNo(
        T("Sind in Ihrem Haushalt schon Hunde bei uns angemeldet?", en="Are dogs of your household registered with us already?"),
        why=T(
            "Der Steuersatz richtet sich danach, wie viele Hunde in Ihrem Haushalt leben.",
            en="The rate depends on how many dogs live in your household.",
        ),
    )
    count = fields.Number(T("Wie viele?", en="How many?"), at_least=1, at_most=20, when=others.is_true())


class Relief(Step):
    title = T("Befreiung oder Ermäßigung", en="Exemption or reduction")

    kind = fields.Choice(
        T("Beantragen Sie eine Befreiung oder Ermäßigung?", en="Do you apply for an exemption or reduction?"),
        options=fields.options(**RELIEFS),
        hint=T("Je Haushalt ist eine möglich, und zwar für die Zukunft", en="One per household, from now on"),
    )
    dog = fields.Text(
        T("Für welchen Hund?", en="For which dog?"),
        max_length=50,
        hint=T("Rufname", en="Its name"),
        when=kind.is_not("none"),
    )
    proof = fields.Evidence(
        T("Nachweis", en="Evidence"),
        at_most=3,
        may_follow=True,
        hint=T(
            "Zum Beispiel Ausweis, Bescheid oder Vertrag mit dem Tierheim",
            en="For example an ID, a notice or the contract with the shelter",
        ),
        when=kind.is_not("none"),
    )


class Payment(Step):
    title = T("Zahlung", en="Payment")

    debit = fields.YesNo(
        T("Dürfen wir die Steuer von Ihrem Konto abbuchen?", en="May we debit the tax from your account?"),
        hint=T("Freiwillig. Sie können auch überweisen", en="Optional. You can also transfer the money"),
    )
    iban = fields.Iban(T("IBAN", en="IBAN"), prefill="bank", when=debit.is_true())
    account_holder = fields.Text(
        T("Wem gehört das Konto?", en="Whose account is it?"), max_length=128, prefill="bank", when=debit.is_true()
    )
    mandate = fields.Declaration(
        T(
            "Ich erlaube der Stadt Bochum, die Hundesteuer von diesem Konto abzubuchen (SEPA-Lastschriftmandat). Ich kann die "
            "Erlaubnis jederzeit zurücknehmen und eine Abbuchung acht Wochen lang von meiner Bank zurückbuchen lassen.",
            en="I authorise the City of Bochum to debit the dog tax from this account (SEPA direct debit mandate). I can withdraw "
            "this at any time and have my bank reverse a debit for eight weeks.",
        ),
        short=T("SEPA-Lastschriftmandat", en="SEPA direct debit mandate"),
        when=debit.is_true(),
    )


class Remarks(Step):
    title = T("Besonderheiten", en="Anything unusual")

    text = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"),
        required=False,
        max_length=2000,
        hint=T(
            "Wenn Sie hier etwas schreiben, liest es ein Mensch und entscheidet selbst",
            en="If you write something here, a person reads it and decides",
        ),
    )
    truth = fields.Declaration(
        T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."),
    )
