"""What an operator is asked about charging points on public ground, one topic per page."""

from townhall.kit import Step, Stop, T, fields

KILOWATTS = T("kW", en="kW")


class Operator(Step):
    title = T("Ihr Unternehmen", en="Your company")

    who = fields.One(fields.Business, prefill="identity")


class Ground(Step):
    title = T("Wem gehört die Fläche?", en="Who owns the ground?")

    owner = fields.Choice(
        T("Wo sollen die Ladepunkte stehen?", en="Where will the charging points stand?"),
        options=fields.options(
            public=T("An öffentlichen Straßen und Plätzen", en="On public roads and squares"),
            private=T(
                "Auf privatem Grund, zum Beispiel einem Kundenparkplatz", en="On private ground, such as a shop’s car park"
            ),
        ),
        personal=False,
    )
    stops = [
        Stop(
            owner.is_("private"),
            title=T("Dafür brauchen Sie die Stadt nicht zu fragen", en="You need not ask the city for that"),
            reason=T(
                "Diese Erlaubnis gilt nur für öffentliche Straßen und Plätze (§ 18 StrWG NRW).",
                en="This permission is for public roads and squares only (section 18 StrWG NRW).",
            ),
            way_on=T(
                "Sprechen Sie mit der Eigentümerin oder dem Eigentümer und mit dem Netzbetreiber.",
                en="Talk to the owner and to the grid operator.",
            ),
        )
    ]


class Site(fields.Group):
    title = T("Standort", en="Site")

    place = fields.Place(
        T("Ort", en="Place"),
        shapes=("point",),
        personal=False,
        hint=T("Zum Beispiel: Kortumstraße 12, Parkstreifen", en="For example: Kortumstraße 12, parking lane"),
    )
    spaces = fields.Number(
        T("Stellplätze zum Laden", en="Parking spaces for charging"), at_least=1, at_most=50, width="4", personal=False
    )
    power = fields.Number(
        T("Leistung je Ladepunkt", en="Power of each charging point"),
        at_least=1,
        at_most=1000,
        places=1,
        unit=KILOWATTS,
        personal=False,
    )
    grid = fields.Choice(
        T("Hat der Netzbetreiber den Anschluss zugesagt?", en="Has the grid operator promised the connection?"),
        options=fields.options(
            promised=T("Ja", en="Yes"),
            asked=T("Angefragt, noch keine Antwort", en="Asked, no answer yet"),
            not_asked=T("Noch nicht angefragt", en="Not asked yet"),
        ),
        personal=False,
    )


class Sites(Step):
    title = T("Standorte", en="Sites")

    sites = fields.Repeat(T("Standort", en="Site"), of=fields.One(Site), at_least=1, at_most=20)
    spaces = fields.Computed(
        T("Stellplätze zusammen", en="Parking spaces in all"), value=sites.total("spaces"), listed=True, personal=False
    )


class Operation(Step):
    title = T("Betrieb", en="Operation")

    access = fields.Choice(
        T("Wann kann geladen werden?", en="When is charging possible?"),
        options=fields.options(
            always=T("Rund um die Uhr", en="Around the clock"), hours=T("Zu bestimmten Zeiten", en="At certain times")
        ),
        personal=False,
    )
    hours = fields.Text(T("Zu welchen Zeiten?", en="At what times?"), max_length=200, personal=False, when=access.is_("hours"))
    barrier_free = fields.YesNo(
        T("Sind die Ladepunkte barrierefrei erreichbar?", en="Are the charging points accessible without barriers?"),
        personal=False,
        hint=T("Zum Beispiel: kein Bordstein, Display in Sitzhöhe", en="For example: no kerb, display at sitting height"),
    )
    ad_hoc = fields.YesNo(
        T("Kann man ohne Vertrag laden und zahlen?", en="Can people charge and pay without a contract?"), personal=False
    )
    green = fields.YesNo(
        T("Ist der Strom aus erneuerbaren Energien?", en="Is the power from renewable sources?"),
        column=T("Strom erneuerbar", en="Renewable power"),
        listed=True,
        personal=False,
    )
    hotline = fields.Phone(
        T("Telefon bei Störungen", en="Telephone for faults"),
        personal=False,
        hint=T("Die Nummer steht später an der Ladesäule", en="The number stands on the charging point later"),
    )
    begins = fields.Date(T("Wann soll der Betrieb beginnen?", en="When should operation begin?"), future=True, personal=False)


class Papers(Step):
    title = T("Pläne", en="Plans")

    plan = fields.Evidence(
        T("Lageplan je Standort", en="Site plan of each site"),
        at_most=20,
        may_follow=True,
        hint=T("Mit Gehwegbreite, Bäumen und Leitungen", en="With width of the pavement, trees and pipes"),
    )
    promise = fields.Evidence(T("Zusage des Netzbetreibers", en="Promise of the grid operator"), at_most=20, required=False)
    remarks = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"), required=False, max_length=2000
    )
    truth = fields.Declaration(
        T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."),
        short=T("Richtigkeit", en="Correctness"),
    )
