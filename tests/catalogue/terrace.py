"""A small service with all that data can say of money and places: a worked-out area, a fee, an end of the way, a route."""

from townhall.kit import (
    Block,
    Fee,
    FeeItem,
    Letter,
    Nature,
    Outcome,
    Payable,
    Profile,
    Route,
    Service,
    Step,
    Stop,
    T,
    fields,
)

ZONES = fields.options(centre=T("Innenstadt", en="City centre"), other=T("übrige Stadt", en="rest of the city"))


class Place(Step):
    title = T("Fläche", en="Area")

    zone = fields.Choice(T("Wo?", en="Where?"), options=ZONES)
    private = fields.YesNo(T("Gehört Ihnen die Fläche?", en="Is the area yours?"))
    length = fields.Number(T("Länge", en="Length"), at_least=1, places=1, unit=T("m", en="m"))
    width = fields.Number(T("Breite", en="Width"), at_least=1, places=1, unit=T("m", en="m"))
    area = fields.Computed(T("Fläche", en="Area"), value=(length * width).rounded_up(), unit=T("m²", en="m²"))

    stops = [
        Stop(
            private.is_true(),
            title=T("Sie brauchen keine Erlaubnis", en="You need no permit"),
            reason=T("Auf eigener Fläche entscheiden Sie selbst.", en="On your own ground you decide yourself."),
            way_on=T("Stellen Sie Ihre Tische auf.", en="Put up your tables."),
            link="https://www.bochum.example/tische",
        )
    ]


class Season(Step):
    title = T("Saison", en="Season")

    months = fields.Number(T("Monate", en="Months"), at_least=1, at_most=12)
    heaters = fields.YesNo(T("Wärmestrahler?", en="Heaters?"))


class Terrace(Service):
    """Put tables on the pavement."""

    slug = "terrasse"
    title = T("Terrasse", en="Terrace")
    authority = "stadt"
    submit_label = T("Beantragen", en="Apply")
    profile = Profile(
        T("Tische", en="Tables"), who=T("Wirte", en="Hosts"), cost=T("Tarif", en="Tariff"), minutes=3, processing=T("-", en="-")
    )
    steps = [Place, Season]
    fee = Fee(
        (
            FeeItem(
                T("Platz je m² und Monat", en="Space per m² and month"),
                law="terrace.space",
                by=Place.zone,
                times=Place.area * Season.months,
            ),
            FeeItem(T("Wärmestrahler", en="Heaters"), law="terrace.heaters", when=Season.heaters.is_true()),
        ),
        payable=Payable.BEFORE,
    )
    routes = [Route(Place.zone.is_("centre"), "stadtmitte")]
    outcomes = [
        Outcome(
            "granted",
            label=T("Erlauben", en="Permit"),
            granted=True,
            nature=Nature.PRIVATE_LAW,
            letter=Letter(T("Erlaubnis", en="Permit"), (Block("charge"), Block("conditions"), Block("facts"))),
            summary=T("Sie dürfen.", en="You may."),
            charged=True,
        )
    ]


ORDINARY = {
    "place": {"zone": "centre", "private": False, "length": "4.5", "width": "2"},
    "season": {"months": "6", "heaters": True},
}
