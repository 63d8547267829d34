"""One question of every type, with every parameter once."""

from datetime import time

from townhall.kit import Fee, FeeItem, Payable, Profile, Route, Service, Step, Stop, T, fields

LABEL = T("Frage", en="Question")
SOME = fields.options(yes=T("ja", en="yes"), no=T("nein", en="no"))


class Vaccination(fields.Group):
    title = T("Impfung", en="Vaccination")

    against = fields.Text(T("Impfung gegen", en="Vaccination against"))
    on = fields.Date(T("Tag der Impfung", en="Day of the vaccination"), past=True, when=against.is_answered())


class Dog(fields.Group):
    title = T("Hund", en="Dog")

    name = fields.Text(T("Rufname", en="Name"))
    vaccinations = fields.Repeat(T("Impfungen", en="Vaccinations"), of=fields.One(Vaccination), at_most=2)


class Everything(Step):
    title = T("Alles", en="Everything")

    text = fields.Text(LABEL, max_length=20, hint=T("Hinweis", en="Hint"), why=T("Darum", en="Because"), width="4", listed=True)
    long_text = fields.LongText(LABEL, lines=3, required=False)
    number = fields.Number(LABEL, at_least=1, at_most=9, places=2, unit=T("Kilogramm", en="kilograms"))
    money = fields.Money(LABEL, when=number > 2)
    total = fields.Computed(LABEL, value=(number * 2 + money).up_to(100).no_less_than(1).rounded_up(), places=1, unit=LABEL)
    yes_no = fields.YesNo(LABEL, missing=T("Wählen Sie", en="Choose"))
    choice = fields.Choice(LABEL, options=SOME, when=yes_no.is_true() & ~number.is_(3))
    multiple = fields.MultipleChoice(LABEL, options=SOME, when=choice.is_one_of("yes", "no") | (number + 1 >= 4))
    born = fields.Date(LABEL, past=True, autocomplete="bday", when=multiple.includes("yes"))
    visit = fields.Date(LABEL, future=True, when=born.age() < 18)
    email = fields.Email(LABEL, personal=True)
    phone = fields.Phone(LABEL)
    iban = fields.Iban(LABEL)
    postcode = fields.Postcode(LABEL)
    chip = fields.Microchip(LABEL)
    proof = fields.Evidence(LABEL, at_most=3, may_follow=True)
    place = fields.Place(LABEL, shapes=("point", "line", "area"))
    declaration = fields.Declaration(LABEL)
    person = fields.One(fields.Person, prefill="identity")
    places = fields.Repeat(LABEL, of=fields.One(fields.Address), at_least=1, at_most=2, when=text.is_answered())
    stops = [Stop(visit.plus_days(3).plus_months(1).days_until(born) > 9, title=LABEL, reason=LABEL, way_on=LABEL, link="andere")]


yes = Everything.yes_no.is_true()


class More(Step):
    title = T("Mehr", en="More")

    opens = fields.Time(LABEL, publishable=True)
    closes = fields.Time(LABEL, when=(opens > time(9, 30)) & (opens <= time(22)))
    stay = fields.Period(LABEL, future=True)
    stayed = fields.Period(LABEL, past=True, when=(stay.days() > 3) & (stay.last() > stay.first()))
    plate = fields.LicencePlate(LABEL, foreign=True, home="BO")
    tax_id = fields.TaxId(LABEL)
    notice = fields.Info(T("Hinweis", en="Notice"), title=T("Achtung", en="Mind"), tone="warning", when=plate.is_answered())
    organisation = fields.One(fields.Organisation)
    country = fields.Country(LABEL)
    anywhere = fields.One(fields.AnyAddress)
    account = fields.Iban(LABEL, prefill="bank")
    nationality = fields.Nationality(LABEL, when=country.is_("DE"))
    some = fields.MultipleChoice(LABEL, options=SOME, at_least=1, at_most=1)
    dogs = fields.Repeat(
        T("Hunde", en="Dogs"), of=fields.One(Dog), at_most=3, why=T("Jeder Hund zählt", en="Every dog counts"), required=False
    )


class EveryType(Service):
    """The example of everything that can be stored."""

    slug = "alles"
    title = T("Alles", en="Everything")
    authority = "stadt"
    submit_label = T("Absenden", en="Send")
    profile = Profile(T("Alles", en="All"), who=LABEL, cost=LABEL, minutes=1, processing=LABEL)
    steps = [Everything, More]
    fee = Fee((FeeItem(LABEL, law="all.fee", times=Everything.total, by=Everything.choice, when=yes),), payable=Payable.BEFORE)
    routes = [Route(yes, "andere-stadt")]
    sample = "all.sample"
