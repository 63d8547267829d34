from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cases.licence import COMPLETE, licence
from townhall.applications.drafts import start
from townhall.cases.decisions.deciding import decide_automatically
from townhall.cases.decisions.grounds import Grounds
from townhall.cases.holdings.entitlements import UnknownEffect, apply_effects, held, key_of_group, of
from townhall.cases.models import Case, Decision, Entitlement
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish
from townhall.catalogue.results import Effect, Result
from townhall.journal.models import Event

DAY = date(2026, 5, 1)


@pytest.fixture
def decision(apply, now) -> Decision:
    """Return a decision that has created one entitlement."""
    case = apply(COMPLETE)
    decide_automatically(Event.objects.get(kind="application.submitted"), at=now)
    return Case.objects.get(pk=case.pk).decisions.get()


@pytest.fixture
def later(apply) -> Decision:
    """Return a decision of a second case that has not changed anything yet."""
    case = apply(COMPLETE)
    return Decision.objects.create(
        case=case, number=1, status="final", outcome="granted", content={}, proposed_at=case.received_at
    )


def effect(change: str, **facts) -> Result:
    entitlement = Entitlement.objects.get()
    made = Effect(change, "licence", entitlement.label, DAY, identifier=entitlement.identifier, **facts)
    return Result(parts=(), effects=(made,))


class TestEffects:
    def test_end_an_entitlement_on_its_last_day(self, decision, later):
        key = Entitlement.objects.get().group_key
        apply_effects(later, effect("end", valid_until=DAY), service="licence", key=key)

        assert [one.identifier for one in held(key, service="licence", on=DAY)] == ["2026-000001"]
        assert held(key, service="licence", on=DAY + timedelta(1)) == ()

    def test_keep_what_an_end_adds_and_what_was_known(self, decision, later):
        entitlement = Entitlement.objects.get()
        end = effect("end", valid_until=DAY, data=(("until", "2026-05-01"),))
        apply_effects(later, end, service="licence", key=entitlement.group_key)

        assert Entitlement.objects.get().data == entitlement.data | {"until": "2026-05-01"}

    def test_reach_only_the_own_household(self, decision, later):
        with pytest.raises(Entitlement.DoesNotExist):
            apply_effects(later, effect("end", valid_until=DAY), service="licence", key="another household")

    def test_may_count_what_they_create_with_another_group(self, decision, later):
        key, other = Entitlement.objects.get().group_key, key_of_group("plate BO-CD 45")
        made = Effect("create", "licence", "BO-CD 45", DAY, identifier="2026-000002", group="plate BO-CD 45")
        apply_effects(later, Result(parts=(), effects=(made,)), service="licence", key=key)

        assert [one.identifier for one in held(other, service="licence", on=DAY)] == ["2026-000002"]
        assert [one.identifier for one in held(key, service="licence", on=DAY)] == ["2026-000001"]

    def test_are_created_changed_or_ended(self, decision, later):
        with pytest.raises(UnknownEffect):
            apply_effects(later, effect("burn"), service="licence", key=Entitlement.objects.get().group_key)


class TestAServiceThatWorksWithTheStockOfAnother:
    def test_sees_and_ends_what_the_other_created(self, decision, alice, now):
        returning = replace(licence, slug="licence-return", stock="licence")
        draft, _ = start(publish(returning, at=now), account=alice, at=now)
        draft.tree = COMPLETE
        draft.save()
        grounds = Grounds(receive(draft.pk, by=alice, at=now, trust=1), DAY)

        assert [one.identifier for one in grounds.found] == ["2026-000001"]


class TestHolding:
    def test_is_unknown_without_a_group(self, decision):
        assert held("", service="licence", on=DAY) == ()

    def test_shows_in_the_account_of_the_applicant_only(self, decision, alice, charlie):
        assert [entitlement.identifier for entitlement in of(alice, on=DAY)] == ["2026-000001"]
        assert not of(charlie, on=DAY).exists()

    def test_keeps_names_and_addresses_out_of_the_group(self, decision):
        assert "beispiel" not in Entitlement.objects.get().group_key.casefold()
