"""Dog tax: what is decided without a person, and what it costs."""

from datetime import date

import pytest

from services.dog_tax import samples
from services.dog_tax.rules import assess, decide, household
from services.dog_tax.service import DogTax
from services.dog_tax.tax import FREE, TaxedDog, first_month, halves, spans, total
from townhall.kit import Answers, Held, Ruling, Situation

TODAY = date(2026, 11, 24)


class Register:
    """The legal register with the figures of law.json."""

    FIGURES = {
        "dog_tax.rate": {"1": 16800, "2": 19200, "3": 21600},
        "dog_tax.exempt_dogs_count": False,
        "dog_tax.due": [[2, 15], [8, 15]],
        "dog_tax.late_due": 35,
        "dog_tax.look_back": 4,
        "dog_tax.relief.shelter": 12,
        "dog_tax.relief.social": 50,
    }

    def value(self, key, *, on):
        return self.FIGURES[key]

    def holds(self, key, *, on):
        return bool(self.FIGURES[key])


REX_HELD = Held(
    kind="dog", identifier="2026-000001", label="Rex", valid_from=date(2026, 3, 1),
    data={"from": "2026-03-01", "percent": "100", "chip": "276098100000001"}, case_number="BO-2026-0000001-7",
)  # fmt: skip


def answers(tree) -> Answers:
    return Answers(DogTax.definition, tree, today=TODAY)


def situation(*held: Held, today=TODAY) -> Situation:
    return Situation(today=today, submitted_on=today, law=Register(), held=held)


def with_dog(**changes):
    [rex] = samples.ORDINARY["dogs"]["dogs"]
    return samples.ORDINARY | {"dogs": {"dogs": [rex | changes]}}


class TestDecide:
    def test_settles_the_ordinary_case(self):
        ruling = decide(answers(samples.ORDINARY), situation())

        assert isinstance(ruling, Ruling)
        assert ruling.outcome == "assessed"

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"relief": {"kind": "rescue", "dog": "Rex"}}, "Befreiung"),
            ({"remarks": {"text": "Der Hund ist nur am Wochenende hier.", "truth": True}}, "Besonderheit"),
            ({"keeper": samples.ORDINARY["keeper"] | {"person": samples.ALICE | {"born": "2010-01-01"}}}, "minderjährig"),
            ({"keeper": samples.ORDINARY["keeper"] | {"address": samples.HOME | {"postcode": "44137"}}}, "Bochum"),
            ({"keeper": samples.ORDINARY["keeper"] | {"address": samples.HOME | {"city": "Witten"}}}, "Bochum"),
            ({"household": {"others": True, "count": "1"}}, "Bestand"),
        ],
    )
    def test_leaves_to_a_person_what_needs_judgement(self, change, why):
        reason = decide(answers(samples.ORDINARY | change), situation())

        assert why in str(reason)

    def test_settles_the_second_dog_of_a_known_household(self):
        assert isinstance(decide(answers(samples.SECOND_DOG), situation(REX_HELD)), Ruling)

    def test_notices_a_dog_that_is_registered_already(self):
        twice = with_dog(chip="276098100000001") | {"household": {"others": True, "count": "1"}}

        assert "Chipnummer" in str(decide(answers(twice), situation(REX_HELD)))

    def test_leaves_what_is_older_than_the_assessment_period(self):
        assert "Festsetzungsfrist" in str(decide(answers(with_dog(since="2021-06-01")), situation()))


class TestFirstMonth:
    @pytest.mark.parametrize(
        ("since", "moved_in", "begins"),
        [
            (date(2026, 3, 1), False, date(2026, 3, 1)),
            (date(2026, 3, 31), False, date(2026, 3, 1)),
            (date(2026, 3, 1), True, date(2026, 3, 1)),
            (date(2026, 3, 2), True, date(2026, 4, 1)),
            (date(2026, 12, 15), True, date(2027, 1, 1)),
        ],
    )
    def test_follows_the_by_law(self, since, moved_in, begins):
        assert first_month(since=since, moved_in=moved_in) == begins


class TestArithmetic:
    def test_one_dog_pays_by_the_month(self):
        [span] = spans([TaxedDog("Rex", date(2026, 3, 1))], 2026, Register())

        assert (span.months, span.yearly, span.cents) == (10, 16800, 14000)

    def test_a_second_dog_raises_the_rate_of_the_first(self):
        rex, bella = TaxedDog("Rex", date(2026, 3, 1)), TaxedDog("Bella", date(2026, 9, 1))

        found = [(span.dog.name, span.months, span.yearly) for span in spans([rex, bella], 2026, Register())]

        assert found == [("Rex", 6, 16800), ("Rex", 4, 19200), ("Bella", 4, 19200)]

    def test_four_dogs_pay_the_highest_rate(self):
        dogs = [TaxedDog(name, date(2025, 1, 1)) for name in ("A", "B", "C", "D")]

        assert total(spans(dogs, 2026, Register())) == 4 * 21600

    def test_an_exempt_dog_neither_pays_nor_counts(self):
        rex = TaxedDog("Rex", date(2025, 1, 1), FREE, date(2025, 1, 1))
        bella = TaxedDog("Bella", date(2025, 1, 1))

        assert total(spans([rex, bella], 2026, Register())) == 16800

    def test_relief_that_ends_leads_back_to_the_full_rate(self):
        rex = TaxedDog("Rex", date(2026, 1, 1), FREE, date(2026, 1, 1), date(2026, 6, 1))

        assert [(span.percent, span.months) for span in spans([rex], 2026, Register())] == [(0, 6), (100, 6)]

    def test_the_halves_add_up_to_the_year(self):
        year = spans([TaxedDog("Rex", date(2026, 4, 1))], 2026, Register())

        assert halves(year, Register()) == [3 * 1400, 6 * 1400]
        assert sum(halves(year, Register())) == total(year)


class TestAssess:
    def test_orders_what_is_due_for_the_rest_of_the_year(self):
        result = assess(answers(samples.ORDINARY), situation(), "assessed")

        assert result.cents == 14000
        assert "140,00 €" in str(result.parts[0].text)
        assert [(due.on, due.cents) for due in result.due] == [(date(2026, 12, 29), 14000)]

    def test_keeps_the_usual_days_for_an_early_registration(self):
        result = assess(answers(with_dog(since="2026-01-02")), situation(today=date(2026, 1, 5)), "assessed")

        assert [(due.on, due.cents) for due in result.due] == [(date(2026, 2, 15), 8400), (date(2026, 8, 15), 8400)]

    def test_covers_earlier_years_of_a_late_registration(self):
        result = assess(answers(with_dog(since="2025-07-10")), situation(), "assessed")

        assert [str(table.title) for table in result.tables] == ["Berechnung für das Jahr 2025", "Berechnung für das Jahr 2026"]
        assert result.cents == 6 * 1400 + 16800

    def test_changes_the_earlier_notice_when_a_second_dog_comes(self):
        result = assess(answers(samples.SECOND_DOG), situation(REX_HELD), "assessed")

        assert "BO-2026-0000001-7" in str(result.parts[0].text)
        assert result.cents == 4 * (1600 - 1400) + 4 * 1600
        assert [(effect.change, effect.label) for effect in result.effects] == [("create", "Bella"), ("change", "Rex")]

    def test_grants_an_exemption_from_the_next_month_only(self):
        tree = samples.ORDINARY | {"relief": {"kind": "assistance", "dog": "Rex"}}

        result = assess(answers(tree), situation(), "exempted")

        assert "ab Dezember 2026 von der Hundesteuer befreit" in str(result.parts[-1].text)
        assert result.cents == 9 * 1400

    def test_asks_for_nothing_from_then_on_in_plain_words(self):
        tree = samples.ORDINARY | {"relief": {"kind": "assistance", "dog": "Rex"}}

        result = assess(answers(tree), situation(), "exempted")
        said = " ".join(str(part.text) for part in result.parts)

        assert "Ab dem Jahr 2027 zahlen Sie keine Hundesteuer, solange sich nichts ändert." in said
        assert "0 %" not in str(result)

    def test_ends_the_exemption_of_a_shelter_dog_after_a_year(self):
        tree = samples.ORDINARY | {"relief": {"kind": "shelter", "dog": "Rex"}}

        assert "bis Ende November 2027" in str(assess(answers(tree), situation(), "exempted").parts[-1].text)

    def test_halves_the_tax_for_people_on_benefits(self):
        tree = with_dog(since="2026-12-01") | {"relief": {"kind": "social", "dog": "Rex"}}

        assert assess(answers(tree), situation(), "reduced").cents == 700

    def test_says_that_a_refused_relief_is_refused(self):
        tree = samples.ORDINARY | {"relief": {"kind": "herd", "dog": "Rex"}}

        assert "abgelehnt" in str(assess(answers(tree), situation(), "relief_refused").parts[-1].text)

    def test_is_the_same_when_stored_and_read_again(self):
        result = assess(answers(samples.SECOND_DOG), situation(REX_HELD), "assessed")

        assert type(result).load(result.dump()) == result


class TestHousehold:
    def test_is_recognised_however_the_name_is_spelled(self):
        loud = {"person": samples.ALICE | {"given_name": " ALICE "}, "address": samples.HOME}

        assert household(answers(samples.ORDINARY | {"keeper": loud})) == household(answers(samples.ORDINARY))
