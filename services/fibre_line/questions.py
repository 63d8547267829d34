"""What an operator is asked about lines in public roads, one topic per page."""

from townhall.kit import Step, T, fields

METRES = T("Meter", en="metres")


class Operator(Step):
    title = T("Ihr Unternehmen", en="Your company")

    who = fields.One(fields.Business, prefill="identity")
    licence = fields.Text(
        T("Nummer der Nutzungsberechtigung", en="Number of the right of use"),
        max_length=60,
        personal=False,
        hint=T("Von der Bundesnetzagentur, § 125 TKG", en="From the Federal Network Agency, section 125 TKG"),
    )


class Project(Step):
    title = T("Was haben Sie vor?", en="What are you planning?")

    kind = fields.Choice(
        T("Was reichen Sie ein?", en="What are you submitting?"),
        options=fields.options(
            application=T(
                "Einen Antrag auf Zustimmung (§ 127 Abs. 3 TKG)", en="An application for consent (section 127 (3) TKG)"
            ),
            notice=T(
                "Die Anzeige einer geringfügigen Maßnahme (§ 127 Abs. 4 TKG)", en="Notice of minor works (section 127 (4) TKG)"
            ),
        ),
        listed=True,
        personal=False,
        why=T(
            "Davon hängt ab, wie viel Zeit die Stadt hat: drei Monate oder einer.",
            en="It decides how much time the city has: three months or one.",
        ),
    )
    minor = fields.LongText(
        T("Warum ist die Maßnahme geringfügig?", en="Why are the works minor?"),
        max_length=1000,
        personal=False,
        when=kind.is_("notice"),
    )
    route = fields.Place(
        T("Verlauf der Trasse", en="Course of the route"),
        shapes=("line", "area"),
        personal=False,
        hint=T("Zum Beispiel: Musterstraße von Nummer 1 bis 40", en="For example: Musterstraße from number 1 to 40"),
    )
    length = fields.Number(
        T("Länge der Trasse", en="Length of the route"), at_least=1, at_most=100000, unit=METRES, listed=True, personal=False
    )
    surface = fields.MultipleChoice(
        T("Welche Flächen werden geöffnet?", en="Which surfaces are opened?"),
        options=fields.options(
            lane=T("Fahrbahn", en="Carriageway"),
            pavement=T("Gehweg", en="Pavement"),
            cycleway=T("Radweg", en="Cycle path"),
            green=T("Grünfläche", en="Green space"),
        ),
        personal=False,
    )
    method = fields.Choice(
        T("Wie wird verlegt?", en="How will the line be laid?"),
        options=fields.options(
            trench=T("Im offenen Graben", en="In an open trench"),
            bore=T("Ohne Graben, durch Bohren", en="Without a trench, by boring"),
            shallow=T("Mindertief, zum Beispiel im Fräsverfahren", en="Less deep than usual, for example in a milled slot"),
        ),
        personal=False,
    )
    bears_cost = fields.Declaration(
        T(
            "Wir tragen die Mehrkosten für Bau und Unterhalt der Straße, die durch die geringere Tiefe entstehen.",
            en="We bear the additional cost of building and maintaining the road that the lesser depth causes.",
        ),
        short=T("Übernahme der Mehrkosten (§ 127 Abs. 7 TKG)", en="Additional cost is borne (section 127 (7) TKG)"),
        when=method.is_("shallow"),
    )


class OtherDecisions(Step):
    title = T("Welche Entscheidungen brauchen Sie noch?", en="Which other decisions do you need?")

    nature = fields.YesNo(T("Naturschutz", en="Nature conservation"), personal=False)
    water = fields.YesNo(T("Wasserrecht", en="Water law"), personal=False)
    monument = fields.YesNo(T("Denkmalschutz", en="Protection of monuments"), personal=False)
    traffic = fields.YesNo(T("Verkehrsrechtliche Anordnung", en="Traffic order"), personal=False)
    about = fields.Info(
        T(
            "Wir geben Ihre Angaben an diese Stellen weiter, damit sie gleichzeitig entscheiden.",
            en="We pass your details on to these offices so that they decide at the same time.",
        ),
        title=T("Andere Stellen entscheiden mit", en="Other offices decide, too"),
        when=nature.is_true() | water.is_true() | monument.is_true() | traffic.is_true(),
    )


class Building(Step):
    title = T("Bauzeit und Baufirma", en="Time of works and contractor")

    period = fields.Period(T("Wann wird gebaut?", en="When will the works take place?"), future=True, personal=False)
    contractor = fields.Text(T("Baufirma", en="Contractor"), max_length=200, required=False, personal=False)
    manager = fields.Text(T("Name der Bauleitung", en="Name of the site manager"), max_length=200, required=False)
    phone = fields.Phone(T("Telefon der Bauleitung", en="Telephone of the site manager"), required=False)


class Papers(Step):
    title = T("Pläne", en="Plans")

    plan = fields.Evidence(
        T("Trassenplan", en="Plan of the route"),
        at_most=5,
        may_follow=True,
        hint=T(
            "Die Frist beginnt, wenn alle Unterlagen da sind", en="The time begins to run when all documents have been received"
        ),
    )
    section = fields.Evidence(T("Querschnitte", en="Cross-sections"), at_most=5, required=False)
    signs = fields.Evidence(
        T("Verkehrszeichenplan", en="Traffic sign plan"),
        at_most=3,
        may_follow=True,
        when=OtherDecisions.traffic.is_true(),
    )
    truth = fields.Declaration(
        T(
            "Die Angaben sind richtig und vollständig. Wir beginnen nicht, bevor die Zustimmung vorliegt.",
            en="What is stated is correct and complete. We do not begin before there is consent.",
        ),
        short=T("Richtigkeit", en="Correctness"),
    )
