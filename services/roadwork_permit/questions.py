"""What is asked about a piece of road that somebody needs for some days, one topic per page."""

from decimal import Decimal

from townhall.kit import Step, Stop, T, fields, today

NOTICE = 14  # days; the same figure stands in the legal register, where decisions read it
METRES = T("Meter", en="metres")


class Asker(Step):
    title = T("Angaben zu Ihnen", en="About you")

    who = fields.One(fields.Applicant, prefill="identity")


class Purpose(Step):
    title = T("Wofür brauchen Sie Platz?", en="What do you need space for?")

    kind = fields.Choice(
        T("Was soll auf der Straße stehen?", en="What will stand in the road?"),
        column=T("Was", en="What"),
        options=fields.options(
            no_stopping=T("Umzugswagen oder Lieferung (Halteverbot)", en="Removal van or delivery (no-stopping zone)"),
            container=T("Container", en="Skip"),
            scaffold=T("Gerüst", en="Scaffold"),
            crane=T("Kran oder Hebebühne", en="Crane or lifting platform"),
            storage=T("Baustoffe oder Baustelle", en="Building materials or building site"),
        ),
        listed=True,
        personal=False,
    )
    ground = fields.Choice(
        T("Wo soll das sein?", en="Where will that be?"),
        options=fields.options(
            public=T("Auf Straße, Parkstreifen oder Gehweg", en="In the road, a parking lane or on the pavement"),
            private=T("Auf einem privaten Grundstück", en="On private property"),
        ),
        personal=False,
    )
    stops = [
        Stop(
            ground.is_("private"),
            title=T("Dafür brauchen Sie keine Erlaubnis der Stadt", en="You need no permission from the city for that"),
            reason=T(
                "Diese Erlaubnis gilt nur für öffentliche Straßen und Gehwege (§§ 45 und 46 StVO).",
                en="This permission is for public roads and pavements only (sections 45 and 46 StVO).",
            ),
            way_on=T(
                "Fragen Sie, wem das Grundstück gehört. Ragt etwas auf den Gehweg, stellen Sie den Antrag doch.",
                en="Ask the owner of the property. If something reaches over the pavement, apply after all.",
            ),
        )
    ]


class Spot(Step):
    title = T("Ort", en="Place")

    address = fields.One(fields.Address, T("Adresse, vor der Sie Platz brauchen", en="Address in front of which you need space"))
    place = fields.Place(
        T("Genaue Lage", en="Exact position"),
        shapes=("line", "point"),
        personal=False,
        hint=T("Zum Beispiel: vor Haus 12 bis zur Laterne", en="For example: from number 12 to the street lamp"),
    )
    side = fields.Choice(
        T("Auf welcher Straßenseite?", en="On which side of the road?"),
        options=fields.options(
            this=T("Auf der Seite des Hauses", en="On the side of the building"),
            opposite=T("Gegenüber", en="Opposite"),
            both=T("Auf beiden Seiten", en="On both sides"),
        ),
        personal=False,
    )
    length = fields.Number(
        T("Wie lang ist die Fläche?", en="How long is the space?"),
        at_least=1,
        at_most=500,
        places=1,
        unit=METRES,
        listed=True,
        personal=False,
        hint=T("Ein Umzugswagen braucht etwa 15 Meter", en="A removal van needs about 15 metres"),
    )
    width = fields.Number(
        T("Wie breit?", en="How wide?"),
        at_least=Decimal("0.1"),
        at_most=50,
        places=2,
        unit=METRES,
        personal=False,
        when=Purpose.kind.is_one_of("container", "scaffold", "crane", "storage"),
    )


class Duration(Step):
    title = T("Zeitraum", en="Period")

    period = fields.Period(T("An welchen Tagen?", en="On which days?"), future=True, listed=True, personal=False)
    days = fields.Computed(T("Zahl der Tage", en="Number of days"), value=period.days(), personal=False)
    begins = fields.Time(T("Täglich ab", en="Daily from"), personal=False, hint=T("Zum Beispiel 7:00", en="For example 7:00"))
    ends = fields.Time(T("Täglich bis", en="Daily until"), personal=False, hint=T("Zum Beispiel 18:00", en="For example 18:00"))


class Traffic(Step):
    title = T("Verkehr und Schilder", en="Traffic and signs")

    late = fields.Info(
        T(
            "Stellen Sie den Antrag mindestens 14 Tage vorher. Wir bearbeiten Ihren Antrag trotzdem, schaffen es aber vielleicht "
            "nicht bis zum ersten Tag.",
            en="Apply at least 14 days before. We work on your application nevertheless, but may not finish by the first day.",
        ),
        title=T("Bis zum ersten Tag ist wenig Zeit", en="There is little time until the first day"),
        tone="warning",
        when=today().days_until(Duration.period.first()) < NOTICE,
    )
    affected = fields.MultipleChoice(
        T("Was ist betroffen?", en="What is affected?"),
        options=fields.options(
            parking=T("Parkplätze", en="Parking spaces"),
            pavement=T("Gehweg", en="Pavement"),
            cycleway=T("Radweg", en="Cycle path"),
            lane=T("Fahrbahn", en="Carriageway"),
            stop=T("Haltestelle von Bus oder Bahn", en="Bus or tram stop"),
        ),
        personal=False,
        hint=T("Mehrere Antworten sind möglich", en="Several answers are possible"),
    )
    signs_by = fields.Choice(
        T("Wer stellt die Schilder auf?", en="Who puts up the signs?"),
        options=fields.options(
            company=T("Eine Firma", en="A company"),
            myself=T("Ich selbst, mit geliehenen Schildern", en="I do, with hired signs"),
            unknown=T("Das weiß ich noch nicht", en="I do not know yet"),
        ),
        personal=False,
        why=T(
            "Wer die Schilder aufstellt, ist dafür verantwortlich, dass sie richtig stehen.",
            en="Whoever puts up the signs is responsible for their standing correctly.",
        ),
    )
    company = fields.Text(
        T("Name der Firma", en="Name of the company"), max_length=200, personal=False, when=signs_by.is_("company")
    )
    company_phone = fields.Phone(
        T("Telefon der Firma", en="Telephone of the company"), required=False, personal=False, when=signs_by.is_("company")
    )


class Papers(Step):
    title = T("Pläne", en="Plans")

    site_plan = fields.Evidence(
        T("Lageplan oder Skizze", en="Site plan or sketch"),
        at_most=2,
        may_follow=True,
        hint=T(
            "Eine Zeichnung von Hand genügt, wenn Maße dabeistehen", en="A drawing by hand is enough if it names measurements"
        ),
    )
    sign_plan = fields.Evidence(
        T("Verkehrszeichenplan", en="Traffic sign plan"),
        at_most=2,
        may_follow=True,
        hint=T("Den Plan zeichnet meist die Firma, die absperrt", en="Usually the company that closes off the space draws it"),
        when=Traffic.affected.includes("lane") | Traffic.affected.includes("cycleway") | Traffic.affected.includes("stop"),
    )
    remarks = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"), required=False, max_length=2000
    )
    truth = fields.Declaration(
        T(
            "Meine Angaben sind richtig und vollständig. Ich stelle nichts auf, bevor ich die Erlaubnis habe.",
            en="What I have stated is correct and complete. I put nothing up before I have the permission.",
        ),
        short=T("Richtigkeit", en="Correctness"),
    )
