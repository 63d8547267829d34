"""The grant for balcony power stations: what is refunded, and who is served first."""

import json
from datetime import date
from pathlib import Path

from services.balcony_power import samples
from services.balcony_power.rules import assess, requirements
from services.balcony_power.service import BalconyPower
from townhall.kit import Answers, Situation

TODAY = date(2026, 11, 24)
HERE = Path(__file__).parent
LAW = {entry["key"]: entry["value"] for entry in json.loads((HERE / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]

    def source(self, key, *, on):
        return key


def result(outcome: str = "granted", tree=samples.ORDINARY, **steps):
    changed = {step: tree[step] | changes for step, changes in steps.items()}
    answers = Answers(BalconyPower.definition, tree | changed, today=TODAY).visible()
    return assess(answers, Situation(today=TODAY, submitted_on=TODAY, law=Register()), outcome)


class TestTheGrant:
    def test_refunds_the_cost(self):
        [claim] = result(tree=samples.PRIORITY).claims

        assert claim.amount == 38950
        assert "389,50 €" in result(tree=samples.PRIORITY).parts[0].text.in_("de")

    def test_never_exceeds_the_ceiling(self):
        assert result().claims[0].amount == 50000

    def test_is_paid_out_of_a_budget_that_there_is(self):
        budgets = {entry["slug"] for entry in json.loads((HERE / "resources.json").read_text())}

        assert result().claims[0].resource in budgets

    def test_takes_nothing_when_it_is_refused(self):
        assert result("refused").claims == ()


class TestPriority:
    def test_is_for_people_with_a_benefit(self):
        assert result(tree=samples.PRIORITY).claims[0].priority < result().claims[0].priority

    def test_ends_a_year_after_the_notice(self):
        old = result(tree=samples.PRIORITY, income={"granted_on": "2025-11-23"})

        assert old.claims[0].priority == result().claims[0].priority


class TestTheWayEnds:
    def test_before_the_station_is_installed(self):
        station = samples.STATION | {"is_installed": False}
        answers = Answers(BalconyPower.definition, samples.ORDINARY | {"station": station}, today=TODAY)

        assert answers.stop is not None


class TestRequirements:
    def test_name_missing_papers_and_an_old_notice(self):
        old = samples.PRIORITY | {"income": samples.PRIORITY["income"] | {"granted_on": "2025-01-01"}}
        answers = Answers(BalconyPower.definition, old, today=TODAY).visible()

        found = requirements(answers, Situation(today=TODAY, submitted_on=TODAY, law=Register()))

        assert [each.met for each in found] == [False, False, False, False]
