"""Closing a business: what is no closure, which business ends, and what the free receipt says."""

from datetime import date

import pytest

from services.trade_closure import samples
from services.trade_closure.rules import check, confirm
from services.trade_closure.service import TradeClosure
from services.trade_registration.samples import ORDINARY as REGISTERED
from services.trade_registration.service import TradeRegistration
from services.trade_registration.stock import owned_by
from townhall.kit import Answers, Held, Nature, Situation

TODAY = date(2030, 1, 7)
SHOP = Held(
    "trade", "2026-000001", "Rad und Tat", date(2026, 1, 1), {"premises": "Beispielweg 3, 44789 Bochum"}, "BO-2026-0000001-7"
)
STALL = Held(
    "trade", "2026-000002", "Rad vor Ort", date(2026, 1, 1), {"premises": "Musterstraße 12, 44787 Bochum"}, "BO-2026-0000002-5"
)


class NoRegister:
    """A closure reads no figure of the law: it is free."""


def situation(*held: Held, **stated) -> Situation:
    return Situation(today=TODAY, submitted_on=TODAY, law=NoRegister(), held=held, stated=stated)


def answers(tree=samples.ORDINARY, **steps) -> Answers:
    merged = tree | {step: tree.get(step, {}) | given for step, given in steps.items()}
    return Answers(TradeClosure.definition, merged, today=TODAY).visible()


class TestWhatIsNoClosure:
    @pytest.mark.parametrize(("scope", "link"), [("part", "gewerbeummeldung"), ("pause", "https://www.elster.de")])
    def test_leads_on(self, scope, link):
        assert answers(ending={"scope": scope}).stop[1].link == link


class TestWhatIsAsked:
    def test_is_who_goes_on_only_if_somebody_does(self):
        def steps(why):
            return {step.id for step in answers(ending={"why": why}).steps}

        assert "successor" in steps("handed_over")
        assert "successor" not in steps("given_up")


class TestWhatAClerkReadsFirst:
    def test_is_that_nothing_is_missing(self):
        assert "complete" in check(answers(), situation(SHOP)).in_("en")

    @pytest.mark.parametrize(
        ("sentence", "steps"),
        [
            ("The business ended before the notice.", {"ending": {"on": "2029-12-01"}}),
            ("The business is said to have ended before it began.", {"ending": {"on": "2025-12-01"}}),
            ("The person has stated something unusual.", {"statement": {"remarks": "Der Laden steht schon leer."}}),
        ],
    )
    def test_is_what_does_not_fit(self, sentence, steps):
        assert check(answers(**steps), situation(SHOP)).in_("en") == sentence

    def test_is_that_the_business_cannot_be_found(self):
        assert "cannot be found" in check(answers(), situation()).in_("en")
        assert "cannot be found" in check(answers(business={"number": "2026-000009"}), situation(SHOP)).in_("en")


class TestTheReceipt:
    def test_is_free_and_orders_nothing(self):
        result = confirm(answers(), situation(SHOP), "confirmed")

        assert TradeClosure.definition.fee is None
        assert (result.parts, result.charge) == ((), None)
        assert TradeClosure.definition.outcomes[0].nature == Nature.CERTIFICATE

    def test_ends_the_business_with_its_last_day(self):
        [effect] = confirm(answers(), situation(SHOP, STALL), "confirmed").effects

        assert (effect.change, effect.identifier, effect.valid_until) == ("end", "2026-000001", date(2030, 12, 31))

    def test_ends_the_business_the_clerk_names(self):
        [effect] = confirm(answers(), situation(SHOP, STALL, number="2026-000002"), "confirmed").effects

        assert effect.label == "Rad vor Ort"

    def test_touches_nothing_that_cannot_be_found(self):
        assert confirm(answers(), situation(), "confirmed").effects == ()

    def test_names_the_successor_and_what_they_have_to_do(self):
        result = confirm(answers(samples.SUCCESSOR), situation(), "confirmed")

        assert "Elektro Ausgedacht GmbH" in [fact.value.in_("de") for fact in result.facts]
        assert result.notes[0].in_("de").startswith("Elektro Ausgedacht GmbH muss das Gewerbe selbst anmelden")

    def test_sends_a_business_that_moves_to_its_new_place(self):
        moved = answers(ending={"why": "relocated"}, business={"new_address": samples.HOME})

        assert any("neuen Ort" in note.in_("de") for note in confirm(moved, situation(SHOP), "confirmed").notes)

    def test_is_refused_without_touching_the_business(self):
        assert confirm(answers(), situation(SHOP), "refused").effects == ()


class TestTheStock:
    def test_is_that_of_the_registration(self):
        assert owned_by(answers()) == owned_by(Answers(TradeRegistration.definition, REGISTERED, today=TODAY).visible())
