"""Who has bought which station, where it hangs, and whether a benefit gives priority."""

from townhall.kit import Step, Stop, T, fields

BENEFITS = fields.options(
    none=T("Keine davon", en="None of these"),
    bochum_pass=T("Bochum-Pass", en="Bochum Pass"),
    bafoeg=T("BAföG", en="BAföG student support"),
    wohngeld=T("Wohngeld", en="Housing benefit"),
    buergergeld=T("Bürgergeld oder Grundsicherung", en="Citizen’s benefit or basic income support"),
    asylblg=T("Leistungen nach dem Asylbewerberleistungsgesetz", en="Benefits for asylum seekers"),
    wbs=T("Wohnberechtigungsschein", en="Housing entitlement certificate"),
)


class Person(Step):
    title = T("Angaben zu Ihnen", en="About you")

    person = fields.One(fields.Person, T("Ihre Person", en="Your person"), prefill="identity")
    address = fields.One(fields.Address, T("Anschrift in Bochum", en="Address in Bochum"), prefill="address")
    email = fields.Email(T("E-Mail-Adresse", en="E-mail address"), required=False, autocomplete="email")
    lives_as = fields.Choice(
        T("Wie wohnen Sie dort?", en="How do you live there?"),
        options=fields.options(tenant=T("Zur Miete", en="As a tenant"), owner=T("Im Eigentum", en="As the owner")),
    )


class Station(Step):
    title = T("Ihr Balkonkraftwerk", en="Your balcony power station")

    is_installed = fields.YesNo(
        T("Ist die Anlage schon gekauft und angebracht?", en="Has the station been bought and installed already?"),
        why=T(
            "Die Stadt erstattet die Kosten, nachdem die Anlage läuft.",
            en="The city refunds the costs after the station is running.",
        ),
    )
    stops = [
        Stop(
            is_installed.is_false(),
            title=T("Beantragen Sie die Förderung nach dem Anbringen", en="Apply after the station is installed"),
            reason=T(
                "Gefördert werden nur Anlagen, die gekauft sind und laufen.",
                en="Only stations that are bought and running are supported.",
            ),
            way_on=T(
                "Heben Sie die Rechnung auf, machen Sie ein Foto und kommen Sie dann wieder. Besuchen Sie vorher das Online-Seminar "
                "der Verbraucherzentrale.",
                en="Keep the invoice, take a photo and come back then. Attend the online seminar of the consumer centre first.",
            ),
        )
    ]
    watts = fields.Number(
        T("Leistung der Module", en="Power of the modules"),
        at_least=400,
        at_most=800,
        unit=T("Watt", en="watts"),
        personal=False,
        hint=T("Steht auf der Rechnung, als Wp", en="Stands on the invoice, as Wp"),
    )
    model = fields.Text(T("Hersteller und Modell", en="Maker and model"), max_length=120, personal=False)
    cost = fields.Money(
        T("Was hat die Anlage gekostet?", en="What did the station cost?"), at_least=1, at_most=5000, personal=False
    )
    invoice = fields.Evidence(T("Rechnung", en="Invoice"), may_follow=True)
    photo = fields.Evidence(T("Foto der angebrachten Anlage", en="Photo of the installed station"), may_follow=True)
    seminar = fields.Evidence(
        T("Bescheinigung über das Online-Seminar", en="Certificate of the online seminar"),
        may_follow=True,
        hint=T("Von der Verbraucherzentrale Nordrhein-Westfalen", en="From the consumer centre of North Rhine-Westphalia"),
    )


class Income(Step):
    title = T("Vorrang bei geringem Einkommen", en="Priority with a low income")

    benefit = fields.Choice(
        T("Bekommen Sie eine dieser Leistungen?", en="Do you receive one of these benefits?"),
        options=BENEFITS,
        why=T(
            "Haushalte mit geringem Einkommen kommen zuerst an die Reihe.", en="Households with a low income are served first."
        ),
    )
    granted_on = fields.Date(
        T("Von wann ist der Bescheid?", en="What is the date of the notice?"), past=True, when=benefit.is_not("none")
    )
    proof = fields.Evidence(T("Bescheid oder Pass", en="Notice or pass"), may_follow=True, when=benefit.is_not("none"))


class Payout(Step):
    title = T("Auszahlung", en="Payment")

    iban = fields.Iban(T("IBAN", en="IBAN"), prefill="bank")
    account_holder = fields.Text(T("Wem gehört das Konto?", en="Whose account is it?"), max_length=128, prefill="bank")
    truth = fields.Declaration(
        T(
            "Meine Angaben sind richtig. Ich habe für diese Anlage keine andere Förderung bekommen.",
            en="What I have stated is correct. I have received no other grant for this station.",
        ),
        short=T("Angaben richtig, keine andere Förderung", en="Correct, no other grant"),
    )
