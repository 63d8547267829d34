"""What the street table knows stands beside an address; nothing the browser says about it counts."""

from datetime import date

import pytest

from townhall.applications.drafts import start
from townhall.applications.forms import form_classes
from townhall.applications.submission import freeze
from townhall.authorities.loading import HERE, load_streets
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import sections
from townhall.catalogue.publishing import publish
from townhall.kit import Profile, Service, Step, T, fields

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
SOME = T("Etwas", en="Something")


class Home(Step):
    title = T("Wohnung", en="Home")

    address = fields.One(fields.Address)
    others = fields.Repeat(T("Weitere", en="Others"), of=fields.One(fields.Address), at_most=2)
    centre = fields.YesNo(SOME, when=address.district.is_("Bochum-Mitte"))


class Permit(Service):
    slug = "ausweis"
    title = T("Ausweis", en="Permit")
    steps = [Home]
    profile = Profile(summary=SOME, who=SOME, cost=SOME, minutes=1, processing=SOME)
    authority = "steuerabteilung"
    submit_label = T("Beantragen", en="Apply")


TYPED = {
    "home-address/street": "hattinger str.",
    "home-address/house_number": "7",
    "home-address/postcode": "44789",
    "home-address/city": "Bochum",
    "home-centre": "yes",
}


@pytest.fixture(autouse=True)
def table(db):
    load_streets(HERE / "streets.csv")


def form(**more):
    answers = Answers(Permit.definition, {}, today=TODAY)
    return form_classes(Permit.definition)["home"](TYPED | more, prefix="home", answers=answers)


class TestAnAddress:
    def test_is_resolved_by_the_server(self):
        answers = Answers(Permit.definition, {"home": form().tree}, today=TODAY)

        address = answers.read(Home).address

        assert (address.district, address.zone) == ("Bochum-Mitte", "Gebiet 6")
        assert address.key.startswith("DEMO-")
        assert address.point == "51.471500, 7.211500"

    def test_can_decide_about_the_next_question(self):
        assert form().tree["centre"] is True
        assert form().is_valid()

    def test_is_not_believed_about_its_zone(self):
        tree = form(**{"home-address/zone": "Gebiet 1", "home-address/street": "Nirgendwo"}).tree

        assert tree["address"].keys() == {"street", "house_number", "postcode", "city"}

    def test_shows_its_district_and_no_key(self):
        answers = Answers(Permit.definition, {"home": form().tree}, today=TODAY)

        labels = [line.label for section in sections(answers, "de") for line in section.lines]

        assert "Stadtbezirk" in labels
        assert "Adressschlüssel" not in labels

    def test_among_several_is_resolved_too(self):
        other = {"home-others__count": "1"} | {
            key.replace("address", "others/0"): value for key, value in TYPED.items() if "address" in key
        }

        assert form(**other).tree["others"][0]["zone"] == "Gebiet 6"

    def test_is_resolved_again_when_it_is_submitted(self, tax_office, alice, now):
        forged = {"home": {"address": form().tree["address"] | {"zone": "Gebiet 1"}, "centre": True}}
        draft, _ = start(publish(Permit.definition, at=now), account=alice, at=now, tree=forged)

        application = freeze(draft, by=alice, at=now, trust=1)

        assert application.tree["home"]["address"]["zone"] == "Gebiet 6"
