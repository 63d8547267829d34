"""Certificates of registration: when the register answers at once, and what a certificate states."""

from datetime import date
from types import SimpleNamespace

import pytest

from services.registration_certificate import samples
from services.registration_certificate.service import RegistrationCertificate, certify, decide
from townhall.kit import Answers, Impossible, Nature, Ruling, Situation

TODAY = date(2026, 11, 24)
ALICE = SimpleNamespace(
    given_name="Alice", family_name="Beispiel", born=date(1985, 5, 12), degree="Dr.", street="Musterweg", house_number="1",
    postcode="44777", city="Bochum", since=date(2015, 9, 1),
)  # fmt: skip


class Residents:
    def find(self, *, given_name, family_name, born):
        return ALICE if (given_name, family_name, born) == ("Alice", "Beispiel", ALICE.born) else None


def situation(**facts) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=None, **{"trust": 4, "residents": Residents()} | facts)


def answers(tree=samples.ORDINARY, **identity) -> Answers:
    tree = tree | {"identity": tree["identity"] | identity}
    return Answers(RegistrationCertificate.definition, tree, today=TODAY).visible()


DIGITAL = samples.EXTENDED | {"extent": samples.EXTENDED["extent"] | {"form": "digital"}}


class TestDecide:
    def test_lets_the_register_answer_when_all_four_facts_match(self):
        assert isinstance(decide(answers(), situation()), Ruling)

    @pytest.mark.parametrize(
        ("sentence", "tree", "identity", "facts"),
        [
            ("The identity is not proved highly enough.", samples.ORDINARY, {}, {"trust": 3}),
            ("Paper is asked for.", samples.EXTENDED, {}, {}),
            ("Further facts are asked for.", DIGITAL, {}, {}),
            ("The register does not match completely.", samples.ORDINARY, {"address": samples.HOME | {"house_number": "2"}}, {}),
            ("The register does not match completely.", samples.ORDINARY, {"person": samples.ALICE | {"born": "1985-05-13"}}, {}),
        ],
    )
    def test_leaves_to_a_person_what_does_not_match(self, sentence, tree, identity, facts):
        assert decide(answers(tree, **identity), situation(**facts)).in_("en") == sentence


class TestTheCertificate:
    def test_states_what_the_register_holds(self):
        facts = [fact.value.in_("de") for fact in certify(answers(), situation(), "certified_by_register").facts]

        assert facts == ["Dr. Alice Beispiel", "12. Mai 1985", "Musterweg 1, 44777 Bochum"]

    @pytest.mark.parametrize(
        ("tree", "identity"),
        [
            (samples.ORDINARY, {"person": samples.ALICE | {"born": "1985-05-13"}}),
            (samples.ORDINARY, {"address": samples.HOME | {"house_number": "2"}}),
            (samples.EXTENDED, {}),
        ],
    )
    def test_certifies_nothing_by_the_register_that_it_does_not_hold_like_this(self, tree, identity):
        result = certify(answers(tree, **identity), situation(), "certified_by_register")

        assert isinstance(result, Impossible)
        assert "bescheinigt hier nichts von selbst" in result.because.in_("de")

    def test_states_what_the_clerk_read(self):
        stated = {"name": "Beispiel, Alice", "born": date(1985, 5, 12), "addresses": "Musterweg 1", "more": None}

        facts = certify(answers(samples.EXTENDED), situation(stated=stated), "certified").facts

        assert [fact.label.in_("en") for fact in facts] == ["Name", "Date of birth", "Addresses"]

    def test_is_no_administrative_act(self):
        assert RegistrationCertificate.definition.outcome("certified").nature == Nature.CERTIFICATE
