"""Who holds an event, what happens when and where, one topic per page."""

from decimal import Decimal

from townhall.kit import Step, Stop, T, fields, today

NOTICE = 42  # days; this and the next two figures stand in the legal register too, where decisions read them
MANY_VISITORS = 1000
LARGE_TENT = 75  # square metres
SQUARE_METRES = T("m²", en="m²")


class Organiser(Step):
    title = T("Wer veranstaltet?", en="Who is the organiser?")

    who = fields.One(fields.Applicant, prefill="identity")


class OnSite(fields.Group):
    title = T("Leitung vor Ort", en="Person in charge on site")

    given_name = fields.Text(T("Vorname", en="Given name"), max_length=128)
    family_name = fields.Text(T("Familienname", en="Family name"), max_length=128)
    mobile = fields.Phone(T("Mobilnummer während der Veranstaltung", en="Mobile number during the event"))


class InCharge(Step):
    title = T("Wer leitet vor Ort?", en="Who is in charge on site?")

    person = fields.One(
        OnSite,
        why=T(
            "Ordnungsamt, Feuerwehr und Polizei müssen jemanden erreichen, solange die Veranstaltung läuft.",
            en="Public order office, fire brigade and police have to reach somebody while the event goes on.",
        ),
    )


class Occasion(Step):
    title = T("Die Veranstaltung", en="The event")

    title_of_event = fields.Text(T("Name der Veranstaltung", en="Name of the event"), max_length=120, listed=True, personal=False)
    kind = fields.Choice(
        T("Was für eine Veranstaltung ist es?", en="What kind of event is it?"),
        column=T("Art", en="Kind"),
        options=fields.options(
            neighbourhood=T("Straßenfest oder Nachbarschaftsfest", en="Street or neighbourhood party"),
            market=T("Markt oder Flohmarkt", en="Market or flea market"),
            parade=T("Umzug, zum Beispiel zu Karneval oder Sankt Martin", en="Parade, for carnival or Saint Martin, say"),
            sport=T("Lauf oder Sport", en="Run or sports"),
            concert=T("Konzert oder Festival", en="Concert or festival"),
            stand=T("Infostand", en="Information stand"),
            demonstration=T("Demonstration oder Kundgebung", en="Demonstration or rally"),
            other=T("Etwas anderes", en="Something else"),
        ),
        listed=True,
        personal=False,
    )
    commercial = fields.YesNo(
        T("Ist die Veranstaltung gewerblich?", en="Is the event commercial?"),
        personal=False,
        hint=T("Also: Soll damit Gewinn erzielt werden?", en="That is: is it meant to make a profit?"),
    )
    entry = fields.YesNo(T("Kostet der Besuch Eintritt?", en="Do visitors pay for entry?"), personal=False)
    visitors = fields.Number(
        T("Wie viele Menschen erwarten Sie höchstens zur selben Zeit?", en="How many people do you expect at most at one time?"),
        column=T("Gäste zugleich", en="Guests at once"),
        at_least=1,
        at_most=500000,
        listed=True,
        personal=False,
        why=T("Danach richtet sich, was für die Sicherheit nötig ist.", en="What is needed for safety depends on it."),
    )
    stops = [
        Stop(
            kind.is_("demonstration"),
            title=T("Eine Demonstration melden Sie bei der Polizei an", en="You notify a demonstration to the police"),
            reason=T(
                "Versammlungen brauchen keine Erlaubnis. Sie sind der Polizei 48 Stunden vor der Bekanntgabe anzuzeigen "
                "(Versammlungsgesetz NRW).",
                en="Assemblies need no permission. They are notified to the police 48 hours before they are announced "
                "(Versammlungsgesetz NRW).",
            ),
            way_on=T(
                "Wenden Sie sich an das Polizeipräsidium Bochum. In der Stadtverwaltung müssen Sie nichts beantragen.",
                en="Turn to the Bochum police headquarters. You need not apply for anything at the town hall.",
            ),
        )
    ]


class EventDay(fields.Group):
    title = T("Tag", en="Day")

    day = fields.Date(T("Datum", en="Date"), future=True, personal=False)
    begins = fields.Time(T("Beginn", en="Begins"), personal=False)
    ends = fields.Time(T("Ende", en="Ends"), personal=False, hint=T("Zum Beispiel 22:00", en="For example 22:00"))


class Schedule(Step):
    title = T("Termine", en="Dates")

    days = fields.Repeat(T("Tag", en="Day"), of=fields.One(EventDay), at_least=1, at_most=31)
    occupied = fields.Period(
        T("Von wann bis wann brauchen Sie die Fläche?", en="From when to when do you need the space?"),
        column=T("Zeitraum", en="Period"),
        future=True,
        listed=True,
        personal=False,
        hint=T("Mit Aufbau und Abbau", en="Including set-up and removal"),
    )
    occupied_days = fields.Computed(
        T("Tage mit Auf- und Abbau", en="Days with set-up and removal"), value=occupied.days(), personal=False
    )


class Spot(Step):
    title = T("Fläche", en="Space")

    late = fields.Info(
        T(
            "Stellen Sie den Antrag mindestens sechs Wochen vorher. Wir bearbeiten Ihren Antrag trotzdem, können aber nicht "
            "versprechen, dass es noch gelingt. Werben Sie erst, wenn Sie die Erlaubnis haben.",
            en="Apply at least six weeks before. We work on your application nevertheless, but cannot promise that it will be done "
            "in time. Advertise only when you have the permission.",
        ),
        title=T("Bis zum ersten Tag ist wenig Zeit", en="There is little time until the first day"),
        tone="warning",
        when=today().days_until(Schedule.occupied.first()) < NOTICE,
    )
    place = fields.Place(
        T("Wo findet die Veranstaltung statt?", en="Where does the event take place?"),
        shapes=("area", "line", "point"),
        personal=False,
        hint=T("Zum Beispiel: Marktplatz vor der Kirche", en="For example: market square in front of the church"),
    )
    size = fields.Number(
        T("Wie groß ist die Fläche?", en="How large is the space?"),
        at_least=1,
        at_most=1000000,
        unit=SQUARE_METRES,
        listed=True,
        personal=False,
        hint=T("Geschätzt genügt", en="A guess is fine"),
    )
    supply = fields.MultipleChoice(
        T("Was brauchen Sie auf der Fläche?", en="What do you need on the space?"),
        options=fields.options(
            power=T("Strom", en="Electricity"),
            water=T("Trinkwasser", en="Drinking water"),
            waste_water=T("Abwasser", en="Waste water"),
        ),
        required=False,
        personal=False,
    )


class Structure(fields.Group):
    title = T("Aufbau", en="Structure")

    what = fields.Choice(
        T("Was bauen Sie auf?", en="What do you put up?"),
        options=fields.options(
            stall=T("Stand oder Bude", en="Stall"),
            tent=T("Zelt", en="Tent"),
            stage=T("Bühne", en="Stage"),
            ride=T("Fahrgeschäft oder Hüpfburg", en="Ride or bouncy castle"),
            other=T("Etwas anderes", en="Something else"),
        ),
        personal=False,
    )
    number = fields.Number(T("Wie viele?", en="How many?"), at_least=1, at_most=500, width="4", personal=False)
    size = fields.Number(
        T("Grundfläche von jedem", en="Floor space of each"),
        at_least=Decimal("0.1"),
        at_most=20000,
        places=1,
        unit=SQUARE_METRES,
        personal=False,
    )
    inspection = fields.Info(
        T(
            "Ein Zelt mit mehr als 75 m² nimmt die Bauaufsicht ab. Halten Sie das Prüfbuch bereit.",
            en="The building authority inspects a tent of more than 75 m². Keep its test log ready.",
        ),
        when=what.is_("tent") & (size > LARGE_TENT),
    )


class Structures(Step):
    title = T("Aufbauten", en="Structures")

    are_there = fields.YesNo(T("Bauen Sie etwas auf?", en="Do you put anything up?"), personal=False)
    structures = fields.Repeat(
        T("Aufbau", en="Structure"), of=fields.One(Structure), at_least=1, at_most=30, when=are_there.is_true()
    )


class Traffic(Step):
    title = T("Verkehr", en="Traffic")

    closes_road = fields.YesNo(
        T("Muss eine Straße gesperrt werden?", en="Does a road have to be closed?"),
        column=T("Sperrung", en="Road closure"),
        listed=True,
        personal=False,
    )
    closed = fields.LongText(
        T("Welche Straße, von wo bis wo, zu welchen Zeiten?", en="Which road, from where to where, at what times?"),
        max_length=1000,
        personal=False,
        when=closes_road.is_true(),
    )
    diversion = fields.LongText(
        T("Wie kann der Verkehr umgeleitet werden?", en="How can traffic be diverted?"),
        max_length=1000,
        required=False,
        personal=False,
        hint=T("Auch Bus, Bahn und Radverkehr", en="Buses, trams and bicycles, too"),
        when=closes_road.is_true(),
    )


class FoodAndMusic(Step):
    title = T("Getränke und Musik", en="Drinks and music")

    alcohol = fields.YesNo(T("Wird Alkohol verkauft?", en="Will alcohol be sold?"), personal=False)
    licence = fields.Info(
        T(
            "Für den Verkauf von Alkohol braucht, wer ihn verkauft, auch eine Gestattung nach § 12 Gaststättengesetz.",
            en="Whoever sells alcohol also needs a temporary licence under section 12 Gaststättengesetz.",
        ),
        when=alcohol.is_true(),
    )
    music = fields.YesNo(
        T("Gibt es Musik oder Durchsagen über Lautsprecher?", en="Is there music or speech over loudspeakers?"), personal=False
    )
    music_until = fields.Time(
        T("Bis wann?", en="Until when?"),
        personal=False,
        hint=T("Ab 22 Uhr gilt Nachtruhe", en="Quiet hours begin at 22:00"),
        when=music.is_true(),
    )


class Safety(Step):
    title = T("Sicherheit", en="Safety")

    first_aid = fields.Choice(
        T("Wer leistet Erste Hilfe?", en="Who gives first aid?"),
        options=fields.options(
            service=T("Ein Sanitätsdienst", en="A first-aid service"),
            helpers=T("Ausgebildete Helferinnen und Helfer", en="Trained helpers"),
            open=T("Das ist noch offen", en="That is still open"),
        ),
        personal=False,
    )
    stewards = fields.Number(
        T("Wie viele Ordnerinnen und Ordner?", en="How many stewards?"), at_least=0, at_most=5000, width="4", personal=False
    )
    concept = fields.Evidence(
        T("Sicherheitskonzept", en="Safety concept"),
        at_most=3,
        may_follow=True,
        why=T(
            "Ab 1.000 Menschen zur selben Zeit prüfen Feuerwehr und Polizei, wie alle sicher bleiben.",
            en="From 1,000 people at one time on, fire brigade and police check how everybody stays safe.",
        ),
        when=Occasion.visitors >= MANY_VISITORS,
    )


class Papers(Step):
    title = T("Pläne und Nachweise", en="Plans and evidence")

    plan = fields.Evidence(
        T("Aufstellplan", en="Layout plan"),
        at_most=3,
        may_follow=True,
        hint=T("Mit Ständen, Bühne, Rettungswegen und Maßen", en="With stalls, stage, escape routes and measurements"),
    )
    insurance = fields.Evidence(
        T("Nachweis der Haftpflichtversicherung", en="Proof of liability insurance"), at_most=1, may_follow=True
    )
    remarks = fields.LongText(
        T("Sollen wir noch etwas wissen?", en="Is there anything else we should know?"), required=False, max_length=2000
    )
    truth = fields.Declaration(
        T("Meine Angaben sind richtig und vollständig.", en="What I have stated is correct and complete."),
        short=T("Richtigkeit", en="Correctness"),
    )
