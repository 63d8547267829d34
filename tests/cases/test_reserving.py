"""A budget from the application to the decision: reserved at receipt, waited for, granted, given back, and said to everybody."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cases.budgeted import budgeted
from tests.cases.licence import SPECIAL
from tests.resources.conftest import balconies  # noqa: F401
from townhall.applications.drafts import start
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import propose
from townhall.cases.holdings.allotment_words import amounts
from townhall.cases.holdings.allotments import NoSuchResource, NothingLeft, claims_of
from townhall.cases.models import Case
from townhall.cases.receiving import receive
from townhall.cases.transitions import lapse, resume, take
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.publishing import publish
from townhall.journal.recording import record
from townhall.kit import Fee, FeeItem, Payable, T
from townhall.resources.holding import ahead_of
from townhall.resources.models import Resource


@pytest.fixture
def asks(law, tax_office, alice, now):
    """Return a verb with which somebody applies for a part of the budget, an hour after the one before."""
    version = publish(budgeted, at=now)
    times = iter(range(100))

    def asked(given_name: str = "Alice", thing: str = "Alles") -> Case:
        tree = deepcopy(SPECIAL)
        tree["person"]["asker"]["given_name"], tree["thing"]["name"] = given_name, thing
        draft, _ = start(version, account=alice, at=now)
        draft.tree = tree
        draft.save()
        return receive(draft.pk, by=alice, at=now + timedelta(hours=next(times)), trust=1)

    return asked


def decide(case: Case, outcome: str, *, by, at):
    case = take(case, by=by, at=at)
    return propose(case, outcome=outcome, reasons="Darum.", stated={"until": "2030-01-31"}, by=by, at=at)


def browser_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def states(*cases: Case) -> list[str]:
    return [claims_of(case).get().state for case in cases]


@pytest.mark.usefixtures("balconies")
class TestAnApplication:
    def test_reserves_its_part_at_receipt(self, asks):
        assert states(asks()) == ["held"]

    def test_waits_in_line_when_nothing_is_left(self, asks):
        assert states(asks(), asks()) == ["held", "waiting"]

    def test_with_priority_is_served_before_one_that_came_earlier(self, asks, bob, now):
        first, ordinary, urgent = asks(), asks(), asks("Charlie")

        decide(first, "refused", by=bob, at=now)

        assert states(first, ordinary, urgent) == ["released", "waiting", "held"]

    def test_cannot_be_granted_before_those_in_front_of_it(self, asks, bob, now):
        first, ordinary = asks(), asks()

        with pytest.raises(NothingLeft):
            decide(ordinary, "granted", by=bob, at=now)
        decide(first, "granted", by=bob, at=now)
        assert states(first, ordinary) == ["taken", "waiting"]

    def test_that_gets_less_lets_the_next_move_up(self, asks, bob, now):
        first, second = asks(), asks(thing="Hälfte")

        decide(first, "limited", by=bob, at=now)

        assert [(claim.amount, claim.state) for case in (first, second) for claim in claims_of(case)] == [
            (50_000, "taken"),
            (50_000, "held"),
        ]

    def test_is_put_in_line_before_the_budget_opens(self, asks, balconies):  # noqa: F811
        Resource.objects.update(opens_on=date(2030, 1, 1))

        assert states(asks()) == ["waiting"]


@pytest.mark.usefixtures("balconies")
class TestAFeeNobodyPays:
    @pytest.fixture
    def first(self, law, tax_office, alice, now) -> Case:
        """Return a case that has reserved all of the budget and waits for its fee."""
        LegalEntry.objects.create(key="pool.fee", value=1000, title="Gebühr", source="§ 1", valid_from="2026-01-01")
        fee = Fee((FeeItem(T("Gebühr", en="Fee"), law="pool.fee"),), Payable.BEFORE)
        draft, _ = start(publish(replace(budgeted, slug="mit-gebuehr", fee=fee), at=now), account=alice, at=now)
        draft.tree = deepcopy(SPECIAL)
        draft.save()
        return receive(draft.pk, by=alice, at=now - timedelta(hours=1), trust=1)

    def test_gives_the_reservation_to_the_next(self, first, asks, now):
        second = asks()
        assert states(first, second) == ["held", "waiting"]

        lapse(first, at=now + timedelta(days=15))

        assert states(first, second) == ["released", "held"]

    def test_is_last_in_line_when_the_money_comes_after_all(self, first, asks, now):
        second, third = asks(), asks()
        lapse(first, at=now + timedelta(days=15))
        paid = record("payment.received", first, by=None, at=now + timedelta(days=16), cents=1000, payment=1)

        resume(paid, at=now + timedelta(days=16))

        first.refresh_from_db()
        assert (first.state, states(first, second, third)) == ("received", ["waiting", "held", "waiting"])
        place = claims_of(first).get()
        assert list(ahead_of(place)) == list(claims_of(third))


class TestABudgetNobodyHasSetUp:
    def test_stops_no_application(self, asks):
        assert list(claims_of(asks())) == []

    def test_stops_the_decision_with_a_sentence(self, asks, bob, now):
        with pytest.raises(NoSuchResource) as refusal:
            decide(asks(), "granted", by=bob, at=now)
        assert "Administration" in refusal.value.message.in_("de")


@pytest.mark.usefixtures("balconies")
class TestThePages:
    def test_tell_the_person_what_is_reserved_and_where_they_stand(self, asks, alice):
        first, second = asks(), asks()
        at_home = browser_of(alice)

        def page(case):
            return at_home.get(f"/konto/vorgaenge/{case.number}/").content.decode()

        assert "1.000,00 € sind für Sie reserviert" in page(first)
        assert "Sie haben Platz 1 auf der Warteliste" in page(second)

    def test_tell_everybody_what_is_left(self, asks, db):
        asks(thing="Hälfte")
        page = Client().get("/leistungen/zuschuss/").content.decode()

        assert "Noch 500,00 € frei" in page

    def test_show_clerks_the_line_with_the_cases_they_may_see(self, asks, bob):
        first, second = asks(), asks("Charlie")
        desk = browser_of(bob)

        assert 'href="/amt/mittel/balkone/"' in desk.get(f"/amt/vorgaenge/{first.number}/").content.decode()
        page = desk.get("/amt/mittel/balkone/").content.decode()
        assert second.number in page
        assert "hat Vorrang" in page

    def test_show_clerks_what_is_decided_reserved_waited_for_and_free(self, asks, bob, now):
        decided, undecided, waiting = asks(thing="Hälfte"), asks(thing="Hälfte"), asks()
        decide(decided, "granted", by=bob, at=now)
        page = browser_of(bob).get("/amt/mittel/balkone/").content.decode()

        told = {label.in_("de"): amount.in_("de") for label, amount in amounts(Resource.objects.get())}
        assert told == {
            "insgesamt": "1.000,00 €",
            "bewilligt": "500,00 € in einem Vorgang",
            "reserviert, noch nicht entschieden": "500,00 € in einem Vorgang",
            "auf der Warteliste": "1.000,00 € in einem Vorgang",
            "frei": "0,00 €",
        }
        reserved, line = page.split("Wer ist als Nächstes dran?")
        assert undecided.number in reserved
        assert decided.number not in page
        assert waiting.number in line

    def test_show_nothing_to_clerks_of_other_offices(self, asks, dora):
        asks()

        assert browser_of(dora).get("/amt/mittel/balkone/").status_code == 404


class TestTheGate:
    def test_refuses_a_budget_without_a_rule_and_a_rule_without_a_budget(self, today):
        for wrong in (replace(budgeted, hooks=()), replace(budgeted, resource="")):
            assert any("go together" in fault.in_("en") for fault in objections(wrong, samples=None, today=today))
        assert not any("go together" in fault.in_("en") for fault in objections(budgeted, samples=None, today=today))
