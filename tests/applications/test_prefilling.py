"""What is known of Alice is filled in with its source, and nothing that belongs to somebody else."""

from datetime import date

import pytest

from tests.fixtures import person
from townhall.applications.prefilling import Earlier, Source, fill, tree_of
from townhall.kit import Profile, Service, Step, T, fields

LABEL = T("Frage", en="Question")
ADDRESS = {"street": "Alter Weg", "house_number": "9", "postcode": "44777", "city": "Bochum"}
PROVED = {"given_name": "Alice", "family_name": "Beispiel", "street": "Musterstraße", "house_number": "12"}
IBAN = "DE02120300000000202051"


class Asker(Step):
    title = LABEL

    person = fields.One(fields.Person, prefill="identity")
    address = fields.One(fields.Address, prefill="address")
    email = fields.Email(LABEL, autocomplete="email")
    phone = fields.Phone(LABEL, autocomplete="tel")


class Payout(Step):
    title = LABEL

    iban = fields.Iban(LABEL, prefill="bank")
    account_holder = fields.Text(LABEL, prefill="bank")


class Firm(Step):
    title = LABEL

    firm = fields.One(fields.Business, prefill="identity")


class Grant(Service):
    slug = "zuschuss"
    title = LABEL
    authority = "stadt"
    submit_label = LABEL
    profile = Profile(LABEL, who=LABEL, cost=LABEL, minutes=1, processing=LABEL)
    steps = [Asker, Payout, Firm]


def sent(day: int, **steps: dict) -> Earlier:
    return Earlier(f"BO-2026-{day:07}", date(2026, 2, day), Grant.definition, steps)


def filled(account=None, proved=None, earlier=()) -> dict[str, tuple[str, object]]:
    found = fill(Grant.definition, account=account, proved=proved or {}, earlier=earlier)
    return {path: (source.origin, source.value) for path, source in found.items()}


@pytest.fixture
def alice():
    return person("Alice", "Beispiel", born=date(1980, 5, 1), phone="0234 123456", **ADDRESS)


@pytest.mark.django_db
class TestTheAccount:
    def test_fills_in_what_it_knows_as_it_is_stored(self, alice):
        found = filled(alice)

        assert found["asker/person/given_name"] == ("account", "Alice")
        assert found["asker/person/born"] == ("account", "1980-05-01")
        assert found["asker/phone"] == ("account", "+49234123456")
        assert found["firm/firm/email"] == ("account", "alice.beispiel@example.org")

    def test_does_not_give_a_home_address_to_a_firm(self, alice):
        assert not [path for path in filled(alice) if path.startswith("firm/firm/address")]

    def test_leaves_out_what_no_question_takes(self, alice):
        alice.phone = "12"

        assert "asker/phone" not in filled(alice)


@pytest.mark.django_db
class TestTheProof:
    def test_counts_more_than_the_account(self, alice):
        found = filled(alice, PROVED)

        assert found["asker/person/given_name"] == ("proof", "Alice")
        assert found["asker/person/born"] == ("account", "1980-05-01")

    def test_gives_a_whole_address_or_none(self, alice):
        found = filled(alice, PROVED)

        assert found["asker/address/street"] == ("proof", "Musterstraße")
        assert "asker/address/postcode" not in found


@pytest.mark.django_db
class TestEarlierApplications:
    def test_give_what_the_account_does_not_know_the_newest_first(self, alice):
        first = sent(1, payout={"iban": "DE91100000000123456789", "account_holder": "Alte Bank"})
        second = sent(2, payout={"iban": IBAN, "account_holder": "Alice Beispiel"})

        found = fill(Grant.definition, account=alice, proved={}, earlier=[second, first])

        assert found["payout/iban"] == Source("case", IBAN, "BO-2026-0000002", "2026-02-02")
        assert str(found["payout/iban"].sentence) == "Aus Ihrem Antrag BO-2026-0000002 vom 2. Februar 2026"
        assert found["payout/iban"].sentence.in_("en") == "From your application BO-2026-0000002 of 2 February 2026"

    def test_give_no_holder_of_one_account_to_another(self, alice):
        earlier = [sent(2, payout={"iban": IBAN}), sent(1, payout={"iban": IBAN, "account_holder": "Erik"})]

        assert "payout/account_holder" not in filled(alice, earlier=earlier)

    def test_do_not_replace_what_the_account_says_today(self, alice):
        assert filled(alice, earlier=[sent(1, asker={"address": ADDRESS})])["asker/address/street"] == ("account", "Alter Weg")

    def test_for_somebody_else_say_nothing_about_the_person(self, alice):
        alice.born = alice.phone = None
        erik = {"person": {"given_name": "Erik", "family_name": "Beispiel", "born": "1970-01-01"}, "phone": "+49234999999"}

        found = filled(alice, earlier=[sent(1, asker=erik)])

        assert "asker/person/born" not in found
        assert "asker/phone" not in found

    def test_complete_a_name_that_is_the_same(self, alice):
        alice.born = None
        herself = {"person": {"given_name": "alice", "family_name": "Beispiel", "born": "1980-05-01"}}

        assert filled(alice, earlier=[sent(1, asker=herself)])["asker/person/born"] == ("case", "1980-05-01")

    def test_mix_no_two_organisations(self, alice):
        club = {"firm": {"organisation": {"name": "Turnverein", "legal_form": "association"}}}
        bakery = {"firm": {"organisation": {"name": "Bäckerei"}, "address": ADDRESS}}

        found = filled(alice, earlier=[sent(2, firm=club), sent(1, firm=bakery)])

        assert found["firm/firm/organisation/name"] == ("case", "Turnverein")
        assert "firm/firm/address/street" not in found

    def test_give_nothing_that_the_question_cannot_take(self, alice):
        assert "payout/iban" not in filled(alice, earlier=[sent(1, payout={"iban": "typed badly"})])


def test_nobody_is_known_without_an_account():
    assert filled() == {}


def test_a_tree_begins_with_what_is_known():
    assert tree_of({"a/b/c": Source("account", "x"), "a/d": Source("account", "y")}) == {"a": {"b": {"c": "x"}, "d": "y"}}
