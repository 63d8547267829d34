"""Which facts questions ask for, and about whom."""

from townhall.fields.known import facts_asked
from townhall.kit import Step, T, fields

LABEL = T("Frage", en="Question")


class Everybody(Step):
    title = LABEL

    who = fields.One(fields.Applicant, prefill="identity")
    business = fields.One(fields.Business, prefill="identity")
    home = fields.One(fields.Address, prefill="address")
    garden = fields.One(fields.Address)
    mail = fields.Email(LABEL, autocomplete="email")
    other_mail = fields.Email(LABEL)
    account = fields.Iban(LABEL, prefill="bank")
    account_holder = fields.Text(LABEL, prefill="bank")
    others = fields.Repeat(LABEL, of=fields.One(fields.Person, prefill="identity"), at_most=2)


STEP = Everybody.define()
FACTS = {one.field.path.removeprefix("everybody/"): one for one in facts_asked(STEP.fields)}


def fact(path: str) -> str:
    return FACTS[path].fact


class TestFacts:
    def test_of_a_person_are_the_same_whatever_the_questions_are_called(self):
        assert fact("who/person/given_name") == fact("who/contact/given_name") == "person.given_name"
        assert fact("who/address/street") == fact("home/street") == "person.street"
        assert fact("mail") == "person.email"

    def test_of_an_organisation_are_not_those_of_the_person_who_speaks_for_it(self):
        assert fact("business/organisation/name") == "organisation.name"
        assert fact("business/address/street") == "organisation.street"
        assert fact("business/contact/given_name") == "person.given_name"

    def test_of_an_account_at_a_bank_go_together(self):
        assert (fact("account"), fact("account_holder")) == ("bank.iban", "bank.account_holder")

    def test_are_not_asked_by_questions_about_other_people_and_places(self):
        assert not [path for path in FACTS if path.startswith(("garden", "other_mail", "others"))]

    def test_leave_out_what_is_decided_anew_each_time(self):
        assert "who/applies_as" not in FACTS


class TestAnAddress:
    def test_answered_for_an_organisation_belongs_to_the_organisation(self):
        answered = {"who": {"organisation": {"name": "Turnverein"}, "address": {"street": "Vereinsweg"}}}

        found = {one.field.path: one.fact for one in facts_asked(STEP.fields, answered)}

        assert found["everybody/who/address/street"] == "organisation.street"


class TestWhatCanOnlyBeAboutThePerson:
    def test_is_the_person_and_the_own_address(self):
        own = {path for path, one in FACTS.items() if one.own}

        names = {"given_name", "family_name", "born"}
        address = {"street", "house_number", "postcode", "city"}
        assert own == {f"who/person/{name}" for name in names} | {f"home/{name}" for name in address}
