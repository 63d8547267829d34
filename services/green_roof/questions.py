"""Who applies, for which building, and what is planned."""

from townhall.kit import Step, Stop, T, fields

KINDS = {
    "roof": T("Dach", en="Roof"),
    "facade": T("Fassade", en="Facade"),
    "garden": T("Garten oder Hof", en="Garden or yard"),
}


class Asker(Step):
    title = T("Wer stellt den Antrag?", en="Who applies?")

    who = fields.One(fields.Applicant, prefill="identity")
    owns = fields.YesNo(T("Gehört Ihnen das Gebäude oder Grundstück allein?", en="Do you alone own the building or land?"))
    consent = fields.Evidence(
        T("Zustimmung der Eigentümerinnen und Eigentümer", en="Consent of the owners"), may_follow=True, when=owns.is_false()
    )


class Building(Step):
    title = T("Wo wird begrünt?", en="Where will it be greened?")

    has_begun = fields.YesNo(
        T("Haben die Arbeiten schon begonnen oder ist ein Auftrag erteilt?", en="Has the work begun, or has it been ordered?"),
        why=T("Gefördert wird nur, was noch nicht begonnen ist.", en="Only what has not begun yet can be supported."),
    )
    stops = [
        Stop(
            has_begun.is_true(),
            title=T("Begonnene Arbeiten können wir nicht fördern", en="We cannot support work that has begun"),
            reason=T(
                "Die Förderung muss bewilligt sein, bevor Sie den Auftrag erteilen.",
                en="The grant has to be approved before you place the order.",
            ),
            way_on=T(
                "Planen Sie weitere Flächen? Dann beantragen Sie die Förderung für diese.",
                en="Are you planning further areas? Then apply for these.",
            ),
        )
    ]
    address = fields.One(fields.Address, T("Anschrift des Gebäudes", en="Address of the building"))
    parcel = fields.Text(
        T("Flurstück", en="Parcel"),
        required=False,
        max_length=40,
        personal=False,
        hint=T("Steht im Grundbuch", en="In the land register"),
    )
    built = fields.Number(T("Baujahr", en="Year of construction"), at_least=1700, at_most=2100, required=False, personal=False)


class Measure(fields.Group):
    title = T("Maßnahme", en="Measure")

    what = fields.Choice(T("Was wird begrünt?", en="What is greened?"), options=fields.options(**KINDS), personal=False)
    area = fields.Number(T("Fläche", en="Area"), at_least=1, at_most=5000, unit=T("m²", en="m²"), personal=False)
    depth = fields.Number(
        T("Höhe des Aufbaus", en="Depth of the layers"),
        at_least=2,
        at_most=200,
        unit=T("cm", en="cm"),
        when=what.is_("roof"),
        personal=False,
    )
    cost = fields.Money(T("Kosten laut Kostenvoranschlag", en="Cost by the estimate"), at_least=1, at_most=500000, personal=False)


class Measures(Step):
    title = T("Was ist geplant?", en="What is planned?")

    measures = fields.Repeat(T("Maßnahme", en="Measure"), of=fields.One(Measure), at_least=1, at_most=6)
    total = fields.Computed(
        T("Kosten zusammen", en="Cost in all"), value=measures.total("cost"), places=2, unit=T("Euro", en="euro")
    )
    estimates = fields.Evidence(T("Kostenvoranschläge", en="Estimates"), at_most=6, may_follow=True)
    photos = fields.Evidence(T("Fotos vom heutigen Zustand", en="Photos of the present state"), at_most=6, may_follow=True)
    statics = fields.Evidence(
        T("Nachweis, dass das Dach die Last trägt", en="Proof that the roof bears the load"), required=False
    )


class Payout(Step):
    title = T("Auszahlung", en="Payment")

    iban = fields.Iban(T("IBAN", en="IBAN"), prefill="bank")
    truth = fields.Declaration(T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."))
