"""A service is tried on its samples: no outcome is out of reach, and the machine decides nothing that is impossible."""

import pytest

from services.dog_tax_relief import samples as relief
from services.dog_tax_relief.service import DogTaxRelief
from tests.catalogue.dogs import ORDINARY, Dogs
from townhall.authorities.registers import NotReachable
from townhall.catalogue.answers import Answers
from townhall.catalogue.checking.trials import contradictions, situation_of
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.registry import SERVICES
from townhall.catalogue.results import Impossible, Result
from townhall.lib.text import T

BECAUSE = T("Der Hund ist zu groß.", en="The dog is too big.")
SMALL = ORDINARY | {"household": {"dogs": [{"name": "Kurz", "born": "2024-03-01", "breed": "other"}], "is_assistance": True}}
SAMPLES = {"ORDINARY": ORDINARY, "SMALL": SMALL}


@pytest.fixture
def today(now):
    return now.date()


@pytest.fixture
def rule(monkeypatch):
    """Return a verb that puts another rule in the place of the one that works out what an outcome comes to."""

    def put(code) -> None:
        monkeypatch.setitem(HOOKS, Dogs.definition.hook("assess"), code)

    return put


def found(today, samples=SAMPLES) -> list[str]:
    return [each.in_("en") for each in contradictions(Dogs.definition, samples, today=today)]


@pytest.mark.django_db
class TestAServiceOnItsSamples:
    def test_is_fine_if_each_outcome_is_possible_for_one_of_them(self, rule, today):
        rule(lambda answers, *_: Result(()) if answers["household/is_assistance"] else Impossible(BECAUSE))

        assert "outcome registered" not in "".join(found(today))

    def test_is_told_which_outcome_none_of_them_can_have(self, rule, today):
        rule(lambda *_: Impossible(BECAUSE))

        assert found(today, {"SMALL": SMALL}) == [
            "outcome registered is possible for no sample application. Of the first the rule says: The dog is too big."
        ]

    def test_is_told_what_the_machine_decides_although_it_is_impossible(self, rule, today):
        rule(lambda answers, *_: Result(()) if answers["household/is_assistance"] else Impossible(BECAUSE))

        assert found(today) == ["sample ORDINARY: the machine decides 'registered', of which the rule says: The dog is too big."]

    def test_is_not_blamed_for_a_register_that_does_not_answer(self, rule, today):
        def silent(*_):
            raise NotReachable

        rule(silent)

        assert found(today) == []

    def test_that_changes_what_another_one_creates_cannot_be_tried_without_it(self, monkeypatch, today):
        monkeypatch.delitem(SERVICES, "hundesteuer-anmeldung")

        assert list(contradictions(DogTaxRelief.definition, {"ORDINARY": relief.ORDINARY}, today=today)) == []


@pytest.mark.usefixtures("published")
class TestWhatASampleTakesForGranted:
    def test_is_what_the_samples_of_the_other_service_create_each_once(self, today):
        answers = Answers(DogTaxRelief.definition, relief.ORDINARY, today=today).visible()

        held = situation_of(answers).held

        assert [(one.kind, one.label, one.identifier) for one in held] == [
            ("dog", "Rex", "2026-000001"),
            ("dog", "Bella", "2026-000002"),
        ]

    def test_is_nothing_for_people_of_whom_those_do_not_speak(self, today):
        charlie = {"given_name": "Charlie", "family_name": "Nirgendwo", "born": "1990-01-31"}
        tree = relief.ORDINARY | {"keeper": relief.ORDINARY["keeper"] | {"person": charlie}}

        assert situation_of(Answers(DogTaxRelief.definition, tree, today=today).visible()).held == ()
