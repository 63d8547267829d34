"""Who kept which dog, since when no longer, and where money goes that was paid too much."""

from townhall.kit import Step, T, fields


class Keeper(Step):
    title = T("Angaben zu Ihnen", en="About you")

    person = fields.One(fields.Person, T("Halterin oder Halter", en="Dog owner"), prefill="identity")
    address = fields.One(
        fields.Address,
        T("Anschrift, unter der der Hund angemeldet ist", en="Address at which the dog is registered"),
        prefill="address",
    )
    email = fields.Email(T("E-Mail-Adresse", en="E-mail address"), required=False, autocomplete="email")


class Dog(Step):
    title = T("Welcher Hund?", en="Which dog?")

    name = fields.Text(T("Rufname", en="Name"), max_length=50, listed=True)
    tag = fields.Text(
        T("Nummer der Steuermarke", en="Number of the tax tag"),
        max_length=20,
        required=False,
        hint=T(
            "Steht auf der Marke und im Bescheid, zum Beispiel 2026-000001",
            en="On the tag and in the notice, for example 2026-000001",
        ),
    )
    reason = fields.Choice(
        T("Warum melden Sie den Hund ab?", en="Why do you deregister the dog?"),
        column=T("Grund", en="Reason"),
        options=fields.options(
            died=T("Er ist gestorben", en="It has died"),
            given_away=T("Ich habe ihn abgegeben", en="I have given it away"),
            moved=T("Ich ziehe mit ihm aus Bochum weg", en="I am moving away from Bochum with it"),
        ),
        listed=True,
    )
    on = fields.Date(
        T("Seit wann?", en="Since when?"),
        past=True,
        hint=T("Tag des Todes, der Abgabe oder des Wegzugs", en="Day of death, of giving away or of moving"),
        why=T(
            "Die Steuer endet mit dem Monat, in dem Sie den Hund nicht mehr halten.",
            en="The tax ends with the month in which you no longer keep the dog.",
        ),
    )
    new_keeper = fields.Text(
        T("Name und Anschrift der neuen Halterin oder des neuen Halters", en="Name and address of the new owner"),
        max_length=200,
        required=False,
        when=reason.is_("given_away"),
        why=T("Auch sie oder er muss den Hund anmelden.", en="They have to register the dog, too."),
    )
    proof = fields.Evidence(
        T("Bescheinigung der Tierarztpraxis", en="Certificate of the vet"), required=False, when=reason.is_("died")
    )
    tag_back = fields.YesNo(
        T("Schicken Sie die Steuermarke zurück?", en="Will you send the tax tag back?"),
        hint=T("Wenn Sie die Marke nicht mehr haben: Nein", en="If you no longer have the tag: no"),
    )


class Refund(Step):
    title = T("Erstattung", en="Refund")

    iban = fields.Iban(
        T("IBAN für eine Erstattung", en="IBAN for a refund"),
        required=False,
        prefill="bank",
        hint=T("Nur nötig, wenn Sie schon mehr bezahlt haben", en="Needed only if you have paid more already"),
    )
    remarks = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"),
        required=False,
        lines=4,
        hint=T("Wenn Sie hier etwas schreiben, liest es ein Mensch", en="If you write something here, a person reads it"),
    )
    truth = fields.Declaration(T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."))
