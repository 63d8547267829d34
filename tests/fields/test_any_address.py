"""An address in Bochum, elsewhere in Germany or abroad: one question decides what is asked of it."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from townhall.applications.forms import form_classes
from townhall.applications.models import Application
from townhall.applications.parties import parties_of
from townhall.applications.trees import as_post
from townhall.authorities.models import Street
from townhall.authorities.streets import spelling
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import sections
from townhall.catalogue.schema import json_schema
from townhall.fields.any_address import LONGEST
from townhall.kit import Profile, Service, Step, T, fields

TODAY = date(2026, 3, 2)
LABEL = T("Frage", en="Question")
TOWN = {"where": "town", "street": "Musterstraße", "house_number": "12", "postcode": "44787"}
GERMANY = {"where": "germany", "street": "Beispielweg", "house_number": "3 a", "postcode": "20095", "city": "Hamburg"}
ABROAD = {"where": "abroad", "lines": "Via Inventata 14\n00100 Roma", "country": "IT"}
EVERYWHERE = pytest.mark.parametrize("address", [TOWN, GERMANY, ABROAD], ids=lambda address: address["where"])
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "Nd"]), min_size=1, max_size=30)
ADDRESSES = st.one_of(
    st.fixed_dictionaries(
        {"where": st.just("town"), "street": WORDS, "house_number": st.just("7"), "postcode": st.just("44787")}
    ),
    st.fixed_dictionaries(
        {
            "where": st.just("germany"),
            "street": WORDS,
            "house_number": st.integers(1, 999).map(str),
            "postcode": st.integers(0, 99999).map("{:05d}".format),
            "city": WORDS,
        }
    ),
    st.fixed_dictionaries(
        {
            "where": st.just("abroad"),
            "lines": st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
            "country": st.sampled_from(fields.Country(LABEL, abroad=True).ids),
        }
    ),
)


class Asker(Step):
    title = LABEL

    person = fields.One(fields.Person)
    address = fields.One(fields.AnyAddress)


class Permit(Service):
    slug = "anschrift-beispiel"
    title = LABEL
    authority = "stadt"
    submit_label = LABEL
    profile = Profile(LABEL, who=LABEL, cost=LABEL, minutes=1, processing=LABEL)
    steps = [Asker]
    applicant = Asker.person


ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1980-05-01"}
SCHEMA = Draft202012Validator(json_schema(Permit.definition)["properties"]["asker"]["properties"]["address"])


def answers(address: dict) -> Answers:
    return Answers(Permit.definition, {"asker": {"person": ALICE, "address": address}}, today=TODAY)


def sent(address: dict):
    """Return the page as it comes back with an address typed into it."""
    post = as_post(Permit.definition.step("asker"), {"person": ALICE, "address": address})
    return form_classes(Permit.definition)["asker"](post, prefix="asker", answers=answers({}))


def problems(address: dict) -> dict[str, str]:
    return {path.removeprefix("asker/address/"): text.in_("de") for path, text in answers(address).problems().items()}


class TestEveryWay:
    @EVERYWHERE
    def test_is_complete_by_itself(self, address):
        assert problems(address) == {}
        SCHEMA.validate(address)

    @EVERYWHERE
    def test_asks_for_nothing_of_the_others(self, address):
        everything = TOWN | GERMANY | ABROAD | {"where": address["where"]}

        assert answers(everything).visible().tree["asker"]["address"].keys() == address.keys()

    @EVERYWHERE
    def test_names_in_both_languages_what_is_missing(self, address):
        missing = problems({"where": address["where"]})

        assert missing.keys() == address.keys() - {"where"}
        for text in answers({"where": address["where"]}).problems().values():
            assert {"de", "en"} <= dict(text.texts).keys()

    def test_has_to_be_chosen_first(self):
        assert problems({}) == {"where": "Wählen Sie bei „Wo liegt die Anschrift?“ eine Antwort aus"}


@pytest.mark.django_db
class TestAnAddressSentAndShownAgain:
    @given(ADDRESSES)
    @settings(max_examples=40)
    def test_is_the_same(self, address):
        form = sent(address)

        assert form.is_valid(), form.errors
        assert form.tree["address"] == sent(form.tree["address"]).tree["address"]
        assert form.tree["address"].keys() == address.keys()

    def test_keeps_what_was_typed_for_another_way(self):
        form = sent(GERMANY | {"where": "abroad", "lines": "Via Inventata 14", "country": "IT"})

        assert form.is_valid()
        assert form.tree["address"]["city"] == "Hamburg"


@pytest.mark.django_db
class TestMistakes:
    def test_of_a_german_postcode_are_explained(self):
        assert "fünf Ziffern" in str(sent(GERMANY | {"postcode": "2009"}).errors["address/postcode"])

    def test_of_a_german_postcode_matter_to_nobody_abroad(self):
        assert sent(ABROAD | {"postcode": "SW1A 2AA"}).is_valid()

    def test_of_length_are_explained(self):
        assert f"höchstens {LONGEST} Zeichen" in str(sent(ABROAD | {"lines": "x" * (LONGEST + 1)}).errors["address/lines"])

    def test_cannot_be_made_by_choosing_germany_abroad(self):
        assert "country" in problems(ABROAD | {"country": "DE"})
        with override("de"):
            offered = [str(name) for _code, name in sent(ABROAD).fields["address/country"].choices]
        assert "Deutschland" not in offered
        assert "Österreich" in offered


@pytest.mark.django_db
class TestTheStreetTable:
    @pytest.fixture(autouse=True)
    def street(self):
        facts = {"spelled": spelling("Musterstraße"), "postcode": "44787", "district": "Mitte"}
        Street.objects.create(key="01234", name="Musterstraße", **facts)

    def test_says_where_an_address_in_town_lies(self):
        assert sent(TOWN).tree["address"]["district"] == "Mitte"

    def test_says_nothing_of_an_address_elsewhere(self):
        elsewhere = Answers(Permit.definition, {"asker": sent(TOWN | {"where": "germany", "city": "Hamburg"}).tree}, today=TODAY)

        assert "district" not in elsewhere.visible().tree["asker"]["address"]


class TestReading:
    def test_shows_only_what_was_asked(self):
        [section] = sections(answers(ABROAD), "de")

        shown = {line.label: line.shown for line in section.lines if line.path.startswith("asker/address")}
        assert shown == {
            "Wo liegt die Anschrift?": "Im Ausland",
            "Anschrift im Ausland": "Via Inventata 14\n00100 Roma",
            "Land": "Italien",
        }

    @pytest.mark.parametrize(
        ("address", "written"),
        [
            (TOWN, ("Musterstraße", "12", "44787", "Bochum")),
            (GERMANY, ("Beispielweg", "3 a", "20095", "Hamburg")),
            (ABROAD, ("Via Inventata 14, 00100 Roma", "", "", "Italien")),
        ],
        ids=["town", "germany", "abroad"],
    )
    def test_gives_the_lines_of_a_letter(self, address, written):
        applicant, _recipient = parties_of(Application(), answers(address).visible(), by=None)

        assert (applicant.street, applicant.house_number, applicant.postcode, applicant.city) == written


def test_a_rule_reads_it_as_it_reads_every_address():
    address = answers(TOWN).read(Asker).address

    assert isinstance(address, SimpleNamespace)
    assert (address.where, address.street, address.key) == ("town", "Musterstraße", None)
