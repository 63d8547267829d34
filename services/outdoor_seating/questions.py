"""What a business is asked about its place on the pavement, one topic per page."""

from decimal import Decimal

from townhall.kit import Step, Stop, T, fields, today

NOTICE = 14  # days; the same figure stands in the legal register, where decisions read it
PASSAGE = Decimal("1.5")  # metres; likewise
METRES = T("Meter", en="metres")
SQUARE_METRES = T("m²", en="m²")


class Asker(Step):
    title = T("Ihr Betrieb", en="Your business")

    who = fields.One(fields.Business, prefill="identity")


class Ground(Step):
    title = T("Wem gehört die Fläche?", en="Who owns the ground?")

    owner = fields.Choice(
        T("Wo möchten Sie etwas aufstellen?", en="Where would you like to put something up?"),
        options=fields.options(
            public=T("Auf dem Gehweg, einem Platz oder der Straße", en="On the pavement, a square or the road"),
            private=T("Auf meinem Grundstück oder dem meiner Vermietung", en="On my own or my landlord’s property"),
            unsure=T("Das weiß ich nicht", en="I do not know"),
        ),
        personal=False,
        hint=T(
            "Der Gehweg vor Ihrem Haus gehört fast immer der Stadt",
            en="The pavement in front of your building almost always belongs to the city",
        ),
    )
    stops = [
        Stop(
            owner.is_("private"),
            title=T("Dafür brauchen Sie diese Erlaubnis nicht", en="You do not need this permission"),
            reason=T(
                "Diese Erlaubnis braucht nur, wer öffentliche Straßen, Wege oder Plätze nutzt (§ 18 StrWG NRW).",
                en="Only those who use public roads, paths or squares need it (section 18 StrWG NRW).",
            ),
            way_on=T(
                "Für Plätze im Freien kann trotzdem eine Baugenehmigung nötig sein. Fragen Sie uns.",
                en="Outdoor seating may still need a building permit. Ask us.",
            ),
            link="anliegen",
        )
    ]


class Spot(Step):
    title = T("Ort", en="Place")

    address = fields.One(fields.Address, T("Adresse der Fläche", en="Address of the space"), personal=False)
    area = fields.Place(
        T("Lage der Fläche", en="Position of the space"),
        shapes=("area", "point"),
        personal=False,
        hint=T("Zum Beispiel: links neben dem Eingang", en="For example: to the left of the entrance"),
    )
    pavement = fields.Number(
        T("Wie breit ist der Gehweg?", en="How wide is the pavement?"),
        at_least=0,
        at_most=100,
        places=2,
        unit=METRES,
        personal=False,
        hint=T("Von der Hauswand bis zum Bordstein", en="From the wall to the kerb"),
    )
    passage = fields.Number(
        T("Wie viel Gehweg bleibt frei?", en="How much pavement stays free?"),
        at_least=0,
        at_most=100,
        places=2,
        unit=METRES,
        personal=False,
        hint=T("Gemessen an der engsten Stelle, zum Beispiel neben einem Baum", en="At the narrowest point, beside a tree, say"),
        why=T(
            "Alle sollen vorbeikommen, auch mit Rollstuhl, Kinderwagen oder Blindenstock.",
            en="Everybody has to get past, with a wheelchair, a pram or a white cane, too.",
        ),
    )


class Use(Step):
    title = T("Art der Nutzung", en="Kind of use")

    narrow = fields.Info(
        T(
            "Bleiben weniger als 1,50 Meter frei, können wir die Erlaubnis meist nicht geben. Prüfen Sie, ob die Fläche kleiner "
            "sein kann. Sie dürfen den Antrag trotzdem stellen.",
            en="If less than 1.50 metres stay free, we can usually not give the permission. Check whether the space can be "
            "smaller. You may apply nevertheless.",
        ),
        title=T("Der freie Gehweg ist schmal", en="The free pavement is narrow"),
        tone="warning",
        when=Spot.passage < PASSAGE,
    )
    kinds = fields.MultipleChoice(
        T("Was möchten Sie aufstellen?", en="What would you like to put up?"),
        column=T("Was", en="What"),
        options=fields.options(
            seats=T("Tische und Stühle", en="Tables and chairs"),
            goods=T("Waren, zum Beispiel Obst oder Kleidung", en="Goods, such as fruit or clothes"),
            boards=T("Werbeständer", en="Advertising boards"),
        ),
        listed=True,
        personal=False,
        hint=T("Mehrere Antworten sind möglich", en="Several answers are possible"),
    )


def metres(label: T) -> fields.Number:
    return fields.Number(label, at_least=Decimal("0.1"), at_most=200, places=2, unit=METRES, personal=False)


def count(label: T, **parameters) -> fields.Number:
    return fields.Number(label, at_least=0, at_most=500, width="4", personal=False, **parameters)


class Seats(Step):
    title = T("Tische und Stühle", en="Tables and chairs")
    when = Use.kinds.includes("seats")

    length = metres(T("Länge der Fläche entlang der Hauswand", en="Length of the space along the wall"))
    width = metres(T("Tiefe der Fläche zur Straße hin", en="Depth of the space towards the road"))
    area = fields.Computed(
        T("Fläche", en="Area"), value=length * width, places=2, unit=SQUARE_METRES, listed=True, personal=False
    )
    tables = count(T("Zahl der Tische", en="Number of tables"))
    chairs = count(T("Zahl der Stühle", en="Number of chairs"))
    parasols = count(T("Zahl der Sonnenschirme", en="Number of parasols"))
    are_heated = fields.YesNo(T("Stellen Sie Wärmestrahler auf?", en="Will you put up patio heaters?"), personal=False)
    heaters = fields.Number(
        T("Zahl der Wärmestrahler", en="Number of patio heaters"),
        at_least=1,
        at_most=100,
        width="4",
        personal=False,
        when=are_heated.is_true(),
    )


class Goods(Step):
    title = T("Warenauslage", en="Display of goods")
    when = Use.kinds.includes("goods")

    length = metres(T("Länge der Auslage", en="Length of the display"))
    width = metres(T("Tiefe der Auslage", en="Depth of the display"))
    area = fields.Computed(
        T("Fläche", en="Area"), value=length * width, places=2, unit=SQUARE_METRES, listed=True, personal=False
    )
    what = fields.Text(T("Welche Waren?", en="Which goods?"), max_length=200, personal=False)


class Boards(Step):
    title = T("Werbeständer", en="Advertising boards")
    when = Use.kinds.includes("boards")

    number = fields.Number(
        T("Wie viele Werbeständer?", en="How many advertising boards?"), at_least=1, at_most=20, width="4", personal=False
    )


class Duration(Step):
    title = T("Zeitraum", en="Period")

    season = fields.Choice(
        T("Wann im Jahr?", en="When in the year?"),
        options=fields.options(
            season=T("In der warmen Jahreszeit", en="In the warm season"),
            whole_year=T("Das ganze Jahr", en="The whole year"),
        ),
        listed=True,
        personal=False,
    )
    period = fields.Period(
        T("Von wann bis wann?", en="From when to when?"),
        future=True,
        listed=True,
        personal=False,
        why=T("Die Gebühr zählt jeden angefangenen Monat.", en="The fee counts every month begun."),
    )
    opens = fields.Time(T("Täglich ab", en="Daily from"), personal=False, hint=T("Zum Beispiel 9:00", en="For example 9:00"))
    closes = fields.Time(T("Täglich bis", en="Daily until"), personal=False, hint=T("Zum Beispiel 22:00", en="For example 22:00"))


class Papers(Step):
    title = T("Plan und Fotos", en="Plan and photos")

    late = fields.Info(
        T(
            "Stellen Sie den Antrag mindestens 14 Tage vorher. Wir bearbeiten Ihren Antrag trotzdem, schaffen es aber vielleicht "
            "nicht bis zum ersten Tag. Ohne Erlaubnis dürfen Sie nicht beginnen.",
            en="Apply at least 14 days before. We work on your application nevertheless, but may not finish by the first day. "
            "Without permission you may not begin.",
        ),
        title=T("Bis zum ersten Tag ist wenig Zeit", en="There is little time until the first day"),
        tone="warning",
        when=today().days_until(Duration.period.first()) < NOTICE,
    )
    plan = fields.Evidence(
        T("Lageplan mit Maßen", en="Site plan with measurements"),
        at_most=3,
        may_follow=True,
        hint=T(
            "Eine Skizze genügt: Hauswand, Bordstein, Fläche, freier Gehweg",
            en="A sketch is enough: wall, kerb, space, free pavement",
        ),
    )
    photos = fields.Evidence(T("Fotos vom Gehweg", en="Photos of the pavement"), at_most=5, required=False)
    insurance = fields.Evidence(
        T("Nachweis der Haftpflichtversicherung", en="Proof of liability insurance"), at_most=1, required=False
    )
    remarks = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"), required=False, max_length=2000
    )
    truth = fields.Declaration(
        T(
            "Meine Angaben sind richtig und vollständig. Ich beginne erst, wenn ich die Erlaubnis habe.",
            en="What I have stated is correct and complete. I begin only when I have the permission.",
        ),
        short=T("Richtigkeit", en="Correctness"),
    )
