"""Kennels with dogs with vaccinations: groups that repeat in groups that repeat in groups that repeat."""

from townhall.kit import Profile, Service, Step, T, fields

WORD = T("Beispiel", en="Example")


class Vaccination(fields.Group):
    title = T("Impfung", en="Vaccination")

    against = fields.Choice(
        T("Impfung gegen", en="Vaccination against"),
        options=fields.options(rabies=T("Tollwut", en="rabies"), other=T("anderes", en="something else")),
    )
    what = fields.Text(T("Was genau?", en="What exactly?"), when=against.is_("other"))
    valid = fields.Period(T("Gültig", en="Valid"))


class Dog(fields.Group):
    title = T("Hund", en="Dog")

    name = fields.Text(T("Rufname", en="Name"))
    keeper = fields.One(fields.Organisation, when=name.is_answered())
    vaccinations = fields.Repeat(T("Impfung", en="Vaccination"), of=fields.One(Vaccination), at_most=3)


class Kennel(fields.Group):
    title = T("Zwinger", en="Kennel")

    place = fields.Text(T("Ort", en="Place"))
    dogs = fields.Repeat(T("Hund", en="Dog"), of=fields.One(Dog), at_least=1, at_most=3)


class Breeding(Step):
    title = T("Ihre Zucht", en="Your kennels")

    kennels = fields.Repeat(T("Zwinger", en="Kennel"), of=fields.One(Kennel), at_least=1, at_most=2)


class Kennels(Service):
    slug = "zwinger"
    title = T("Zwinger anzeigen", en="Report kennels")
    authority = "steuerabteilung"
    submit_label = T("Anzeigen", en="Report")
    profile = Profile(T("Zwinger", en="Kennels"), who=WORD, cost=WORD, minutes=2, processing=WORD)
    steps = [Breeding]


CLUB = {"name": "Hundeverein Bochum e. V.", "legal_form": "association"}
RABIES = {"against": "rabies", "valid": {"first": "2026-01-01", "last": "2026-12-31"}}
FLU = {"against": "other", "what": "Zwingerhusten", "valid": {"first": "2026-02-01", "last": "2026-02-01"}}
ORDINARY = {
    "breeding": {
        "kennels": [
            {"place": "Weitmar", "dogs": [{"name": "Rex", "keeper": CLUB, "vaccinations": [RABIES, FLU]}]},
            {
                "place": "Langendreer",
                "dogs": [
                    {"name": "Bella", "keeper": CLUB, "vaccinations": []},
                    {"name": "Kira", "keeper": CLUB, "vaccinations": [FLU]},
                ],
            },
        ]
    }
}
