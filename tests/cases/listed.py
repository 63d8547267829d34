"""A small service with a listed question of every kind."""

from dataclasses import replace

from tests.cases.licence import Person, licence
from townhall.kit import Step, T, fields


class Dog(fields.Group):
    title = T("Hund", en="Dog")

    name = fields.Text(T("Rufname", en="Name"), listed=True)


class Stall(Step):
    title = T("Stand", en="Stall")

    subject = fields.Text(T("Titel", en="Title"), listed=True, personal=False)
    plate = fields.LicencePlate(T("Kennzeichen", en="Licence plate"), home="BO", listed=True, required=False)
    size = fields.Choice(
        T("Größe", en="Size"), options=fields.options(small=T("klein", en="small"), big=T("groß", en="big")), listed=True
    )
    wares = fields.MultipleChoice(
        T("Waren", en="Wares"),
        options=fields.options(bread=T("Brot", en="bread"), cheese=T("Käse", en="cheese")),
        listed=True,
        required=False,
    )
    road = fields.YesNo(T("Auf der Straße?", en="On the road?"), listed=True)
    area = fields.Number(T("Fläche", en="Area"), places=1, listed=True, personal=False)
    opens = fields.Date(T("Eröffnung", en="Opening"), listed=True, personal=False)
    period = fields.Period(T("Zeitraum", en="Period"), listed=True, personal=False, required=False)
    dogs = fields.Repeat(T("Hunde", en="Dogs"), of=fields.One(Dog), at_most=3)


market = replace(
    licence,
    slug="market",
    title=T("Marktstand", en="Market stall"),
    steps=(Person.define(), Stall.define()),
    checkable=(),
    automation="",
    hooks=(),
)

STALL = {
    "subject": "Käse aus Ömmers Hof",
    "plate": "BO-AB 123",
    "size": "big",
    "wares": ["bread", "cheese"],
    "road": True,
    "area": "12.5",
    "opens": "2026-05-01",
    "period": {"first": "2026-05-01", "last": "2026-05-31"},
    "dogs": [{"name": "Rex"}, {"name": "Bello"}],
}


def asked_for(**answers) -> dict:
    person = {"asker": {"given_name": "Alice", "family_name": "Beispiel"}, "others": []}
    return {"person": person, "stall": STALL | answers}
