"""What the person is asked. What a register or an identity proof knows is asked there, not here."""

from townhall.kit import Step, Stop, T, fields

KINDS = fields.options(
    new=T("Ein neuer Ausweis", en="A new permit"),
    renewal=T("Verlängerung meines Ausweises", en="Renewal of my permit"),
    change=T("Anderes Kennzeichen für meinen Ausweis", en="Another plate for my permit"),
)
KEEPERS = fields.options(
    me=T("Auf mich", en="To me"),
    person=T("Auf eine andere Person, ich nutze es dauerhaft", en="To another person, I use it permanently"),
    company=T("Auf meine Firma, ich nutze es auch privat", en="To my company, I use it privately, too"),
    sharing=T("Auf einen Carsharing-Anbieter", en="To a car-sharing company"),
)


class Wish(Step):
    title = T("Worum geht es?", en="What is it about?")

    kind = fields.Choice(T("Was brauchen Sie?", en="What do you need?"), options=KINDS, listed=True, personal=False)


class Resident(Step):
    title = T("Wo Sie wohnen", en="Where you live")

    person = fields.One(fields.Person, T("Angaben zu Ihnen", en="About you"), prefill="identity")
    address = fields.One(fields.Address, T("Anschrift in Bochum", en="Address in Bochum"), prefill="address")
    is_main = fields.YesNo(
        T("Ist das Ihre Hauptwohnung?", en="Is this your main residence?"),
        why=T(
            "Bewohnerparken gibt es nur dort, wo man mit der Hauptwohnung gemeldet ist (§ 45 Abs. 1b StVO).",
            en="Resident parking is for the place of your main residence only (section 45 (1b) StVO).",
        ),
    )
    email = fields.Email(T("E-Mail-Adresse", en="E-mail address"), required=False, autocomplete="email")
    stops = [
        Stop(
            is_main.is_false(),
            title=T("Den Ausweis gibt es nur für die Hauptwohnung", en="The permit is for the main residence only"),
            reason=T(
                "Für eine Nebenwohnung dürfen wir keinen Bewohnerparkausweis ausstellen.",
                en="We may not issue a resident parking permit for a secondary residence.",
            ),
            way_on=T(
                "Wenn Sie umgezogen sind, melden Sie Ihre Wohnung zuerst an.",
                en="If you have moved, register your residence first.",
            ),
            link="wohnsitz-anmelden",
        ),
        Stop(
            ~address.zone.is_answered(),
            title=T("An dieser Adresse gibt es kein Bewohnerparken", en="There is no resident parking at this address"),
            reason=T(
                "Die Adresse liegt in keinem der Bewohnerparkgebiete, oder die Schreibweise der Straße ist uns unbekannt.",
                en="The address lies in none of the resident parking zones, or we do not know this spelling of the street.",
            ),
            way_on=T(
                "Prüfen Sie die Schreibweise. Außerhalb der Gebiete parken Sie ohne Ausweis. Fragen: Telefon 0234 000-4200.",
                en="Check the spelling. Outside the zones you park without a permit. Questions: telephone 0234 000-4200.",
            ),
        ),
    ]


class Vehicle(Step):
    title = T("Ihr Fahrzeug", en="Your vehicle")

    plate = fields.LicencePlate(
        T("Kennzeichen", en="Licence plate"), home="BO", listed=True, hint=T("Zum Beispiel BO-AB 123", en="For example BO-AB 123")
    )
    old_plate = fields.LicencePlate(
        T("Bisheriges Kennzeichen", en="Former licence plate"), home="BO", when=Wish.kind.is_("change")
    )
    keeper = fields.Choice(
        T("Auf wen ist das Fahrzeug zugelassen?", en="To whom is the vehicle registered?"),
        options=KEEPERS,
        why=T(
            "Ein Ausweis ist nur für ein Fahrzeug möglich, das Sie selbst halten oder dauerhaft nutzen.",
            en="A permit is possible only for a vehicle that you keep or use permanently.",
        ),
    )
    registration = fields.Evidence(
        T("Zulassungsbescheinigung Teil I (Fahrzeugschein)", en="Vehicle registration document, part I"),
        may_follow=True,
        when=keeper.is_not("me"),
    )
    consent = fields.Evidence(
        T("Bestätigung, dass Sie das Fahrzeug nutzen", en="Confirmation that you use the vehicle"),
        may_follow=True,
        hint=T("Von der Person oder Firma, auf die es zugelassen ist", en="From the person or company it is registered to"),
        when=keeper.is_not("me"),
    )


class Validity(Step):
    title = T("Gültigkeit", en="Validity")

    begins = fields.Date(
        T("Ab wann?", en="From when?"), future=True, personal=False, hint=T("Frühestens heute", en="Today at the earliest")
    )
    years = fields.Number(
        T("Für wie viele Jahre?", en="For how many years?"),
        at_least=1,
        at_most=2,
        personal=False,
        unit=T("Jahre", en="years"),
        when=Wish.kind.is_not("change"),
    )
    truth = fields.Declaration(T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."))
