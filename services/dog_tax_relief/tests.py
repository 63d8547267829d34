"""Relief for a registered dog: from the next month on, as the later notice of dog tax reads it."""

from datetime import date

from services.dog_tax_relief import samples
from services.dog_tax_relief.rules import assess
from services.dog_tax_relief.service import DogTaxRelief
from townhall.kit import Answers, Held, Signing, Situation

TODAY = date(2026, 12, 3)
REX = Held("dog", "2026-000001", "Rex", date(2026, 3, 1), {"from": "2026-03-01"}, "BO-2026-0000001-7")
BELLA = Held("dog", "2026-000002", "Bella", date(2026, 5, 1), {"from": "2026-05-01"}, "BO-2026-0000002-5")


class Register:
    def value(self, key, *, on):
        return {"dog_tax.relief.social": 50}[key]


def result(outcome: str, tree=samples.ORDINARY, held=(REX, BELLA)):
    answers = Answers(DogTaxRelief.definition, tree, today=TODAY).visible()
    return assess(answers, Situation(today=TODAY, submitted_on=TODAY, law=Register(), held=held), outcome)


class TestAReduction:
    def test_begins_with_the_next_month_and_ends_with_the_benefit(self):
        [effect] = result("reduced").effects

        assert (effect.change, effect.identifier) == ("change", "2026-000001")
        assert dict(effect.data) == {"percent": "50", "relief_from": "2027-01-01", "relief_until": "2030-06-01"}

    def test_says_until_when(self):
        assert "von Januar 2027 bis Ende Juni 2030 50 Prozent" in result("reduced").parts[0].text.in_("de")


class TestAnExemption:
    def test_frees_the_dog_with_the_tag(self):
        [effect] = result("exempted", samples.ASSISTANCE).effects

        assert (effect.identifier, dict(effect.data)["percent"]) == ("2026-000002", "0")

    def test_needs_a_second_signature(self):
        assert DogTaxRelief.definition.outcome("exempted").signing == Signing.TWO


class TestAnUnknownDog:
    def test_gets_no_relief(self):
        assert result("reduced", held=()).effects == ()


class TestARefusal:
    def test_changes_nothing(self):
        assert result("refused").effects == ()


class TestTheWayEnds:
    def test_for_a_dog_that_is_not_registered(self):
        keeper = samples.ORDINARY["keeper"] | {"is_registered": False}
        answers = Answers(DogTaxRelief.definition, samples.ORDINARY | {"keeper": keeper}, today=TODAY)

        assert answers.stop[1].link == "hundesteuer-anmeldung"
