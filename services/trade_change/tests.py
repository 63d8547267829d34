"""Changing a business: what is a closure or a new registration instead, which business it is, and what becomes of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from services.trade_change import samples
from services.trade_change.rules import check, confirm
from services.trade_change.service import TradeChange
from services.trade_registration.samples import ORDINARY as REGISTERED
from services.trade_registration.service import TradeRegistration
from services.trade_registration.stock import owned_by
from townhall.kit import Answers, Held, Situation, charge

TODAY = date(2030, 1, 7)
LAW = {entry["key"]: entry for entry in json.loads((Path(__file__).parent / "law.json").read_text())}


class Register:
    def value(self, key, *, on):
        return LAW[key]["value"]

    def source(self, key, *, on):
        return LAW[key]["source"]


def business(number: str, premises: str) -> Held:
    return Held("trade", number, "Rad und Tat", date(2026, 1, 1), {"premises": premises}, "BO-2026-0000001-7")


SHOP, HALL = business("2026-000001", "Beispielweg 3, 44789 Bochum"), business("2026-000002", "Erfundene Allee 7, 44801 Bochum")


def situation(*held: Held, **stated) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=Register(), held=held, stated=stated)


def answers(tree=samples.ORDINARY, **steps) -> Answers:
    merged = tree | {step: tree.get(step, {}) | given for step, given in steps.items()}
    return Answers(TradeChange.definition, merged, today=TODAY).visible()


def facts(tree=samples.ORDINARY, **steps) -> dict[str, str]:
    result = confirm(answers(tree, **steps), situation(SHOP), "confirmed")
    return {fact.label.in_("de"): fact.value.in_("de") for fact in result.facts}


class TestWhatIsNoChange:
    @pytest.mark.parametrize(("kind", "link"), [("away", "gewerbeabmeldung"), ("owner", "gewerbeanmeldung")])
    def test_leads_to_the_right_service(self, kind, link):
        assert answers(changes={"kinds": ["activity", kind]}).stop[1].link == link


class TestWhatIsAsked:
    def test_follows_from_what_changes(self):
        def asked(*kinds):
            return {step.id for step in answers(changes={"kinds": list(kinds)}).steps}

        assert asked("name") - asked("moved") == {"new_name"}
        assert asked("activity") - asked("moved") == {"new_activity"}

    def test_is_the_new_address_of_a_business_that_moves(self):
        problems = answers(changes={"kinds": ["moved"]}).problems()

        assert {path.rpartition("/")[0] for path in problems} == {"business/new_address"}


class TestWhatAClerkReadsFirst:
    def test_is_that_nothing_is_missing(self):
        assert "complete" in check(answers(), situation(SHOP)).in_("en")

    @pytest.mark.parametrize("held", [(), (HALL, business("2026-000003", "Anderswo 1, 44787 Bochum"))])
    def test_is_that_the_business_cannot_be_found(self, held):
        assert "cannot be found" in check(answers(business={"number": ""}), situation(*held)).in_("en")

    @pytest.mark.parametrize(
        ("sentence", "steps"),
        [
            ("The new activity needs a permission.", {"new_activity": {"needs_permit": True, "permit": ["later"]}}),
            ("The change was before the notice.", {"changes": {"on": "2029-12-01"}}),
            ("The person has stated something unusual.", {"statement": {"remarks": "Nur im Sommer."}}),
        ],
    )
    def test_is_what_does_not_fit(self, sentence, steps):
        assert check(answers(**steps), situation(SHOP)).in_("en") == sentence

    def test_is_that_the_new_premises_are_not_in_bochum(self):
        there = {"new_address": samples.HALL | {"postcode": "45127", "city": "Essen"}}

        assert check(answers(samples.MOVE, business=there), situation(SHOP)).in_("en") == "The premises are not in Bochum."


class TestTheReceipt:
    def test_names_the_fee(self):
        assert charge(answers(), situation()).cents == LAW["trade_change.fee.person"]["value"]
        assert charge(answers(samples.MOVE), situation()).cents == LAW["trade_change.fee.company"]["value"]
        assert confirm(answers(), situation(SHOP), "confirmed").parts[0].remedy == "remedy.widerspruch_levy"

    def test_says_what_was_and_what_is(self):
        assert facts()["Tätigkeit"] == "Verkauf und Reparatur von Fahrrädern (bisher: Verkauf von Fahrrädern und Zubehör)"
        assert facts(samples.MOVE)["Betriebsstätte"].startswith("Erfundene Allee 7, 44801 Bochum (bisher: Beispielweg 3")

    def test_names_the_new_name(self):
        steps = {"changes": {"kinds": ["name"]}, "new_name": {"former": "Alice Vorher", "new": "Alice Beispiel"}}

        assert facts(**steps)["Name"] == "Alice Beispiel (bisher: Alice Vorher)"

    def test_is_refused_without_touching_the_business(self):
        assert confirm(answers(), situation(SHOP), "refused").effects == ()


class TestTheStock:
    def test_is_that_of_the_registration(self):
        registered = Answers(TradeRegistration.definition, REGISTERED, today=TODAY).visible()

        assert owned_by(answers()) == owned_by(registered)

    def test_moves_with_the_business(self):
        [effect] = confirm(answers(samples.MOVE), situation(SHOP), "confirmed").effects

        assert (effect.change, effect.identifier) == ("change", "2026-000001")
        assert dict(effect.data)["premises"] == "Erfundene Allee 7, 44801 Bochum"

    def test_changes_the_business_the_clerk_names(self):
        [effect] = confirm(answers(), situation(SHOP, HALL, number="2026-000002"), "confirmed").effects

        assert effect.identifier == "2026-000002"

    def test_takes_in_a_business_that_was_registered_before_it_began(self):
        [effect] = confirm(answers(business={"number": "4711/98"}), situation(), "confirmed").effects

        assert effect.change == "create"
        assert dict(effect.data)["earlier_number"] == "4711/98"
