"""Lines in public roads: how long the city has, what consent orders, and what silence means."""

import json
from datetime import date
from pathlib import Path

from services.fibre_line import samples
from services.fibre_line.questions import Papers, Project
from services.fibre_line.rules import BORNE, BY_ITSELF, assess
from services.fibre_line.service import FibreLine
from townhall.kit import Answers, Impossible, Situation, charge

TODAY = date(2030, 4, 1)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def answers(tree=samples.ORDINARY) -> Answers:
    return Answers(FibreLine.definition, tree, today=TODAY).visible()


def result(outcome: str, tree=samples.ORDINARY, deemed_on: date | None = None, **stated):
    given = {"conditions": None} | stated
    known = Situation(today=TODAY, submitted_on=TODAY, law=Register(), stated=given, deemed_on=deemed_on)
    return assess(answers(tree), known, outcome)


class TestTheTime:
    def test_is_three_months_for_an_application_and_one_for_a_notice(self):
        assert [LAW[answers(tree).processing]["value"] for tree in (samples.ORDINARY, samples.NOTICE)] == ["P3M", "P1M"]

    def test_may_be_extended_and_stops_only_for_a_complaint_in_time(self):
        definition = FibreLine.definition

        assert LAW[definition.extension]["value"] == "P1M"
        assert LAW[definition.silence.complaint]["value"] == "P1M"


class TestTheQuestions:
    def test_ask_for_the_cost_only_where_the_line_lies_less_deep(self):
        assert answers(samples.NOTICE).holds(Project.bears_cost.when)
        assert not answers().holds(Project.bears_cost.when)

    def test_ask_for_a_sign_plan_only_where_traffic_is_affected(self):
        assert answers(samples.NOTICE).holds(Papers.signs.when)
        assert not answers().holds(Papers.signs.when)


class TestConsent:
    def test_names_route_and_time_and_sets_the_fee(self):
        found = result("consented")

        assert "480 m" in found.parts[0].text.in_("de")
        assert found.charge.cents == LAW["fibre_line.fee"]["value"]["application"]

    def test_is_cheaper_after_a_notice(self):
        known = Situation(today=TODAY, submitted_on=TODAY, law=Register())

        assert charge(answers(samples.NOTICE), known).cents == LAW["fibre_line.fee"]["value"]["notice"]

    def test_carries_the_conditions_of_the_clerk_and_who_bears_the_cost(self):
        found = result("consented", samples.NOTICE, conditions="Der Gehweg bleibt begehbar.")

        assert BORNE in found.conditions
        assert found.conditions[-1].in_("de") == "Der Gehweg bleibt begehbar."


class TestSilence:
    def test_is_certified_with_the_day_since_when_it_counts(self):
        found = result("deemed", deemed_on=date(2030, 7, 2))

        assert "seit dem 2. Juli 2030" in found.parts[0].text.in_("de")
        assert (found.parts[0].remedy, found.charge) == ("", None)

    def test_cannot_be_chosen_while_somebody_still_decides(self):
        assert result("deemed") == Impossible(BY_ITSELF)

    def test_is_the_same_when_stored_and_read_again(self):
        found = result("deemed", deemed_on=date(2030, 7, 2))

        assert type(found).load(found.dump()) == found


class TestARefusal:
    def test_orders_nothing_to_pay(self):
        for outcome in ("refused", "application_needed"):
            assert result(outcome).charge is None
