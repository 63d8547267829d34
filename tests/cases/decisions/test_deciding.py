from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.db.transaction import atomic

from tests.cases.licence import CANNON, COMPLETE, IN_FORCE, NO_CANNON, SPECIAL, licence
from townhall.applications.drafts import start
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import (
    ReasonsMissing,
    StatementMissing,
    decide_automatically,
    is_sampled,
    preview,
    propose,
)
from townhall.cases.decisions.grounds import Grounds, OutcomeImpossible, UnknownOutcome
from townhall.cases.holdings.entitlements import held
from townhall.cases.models import Case, Deadline, Decision, Entitlement, EntitlementSource, OperativePart, State
from townhall.cases.receiving import receive
from townhall.cases.second_looks.signing import sign
from townhall.cases.transitions import MoveNotAllowed, OwnCase, take
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.publishing import publish
from townhall.catalogue.results import Result, Ruling
from townhall.journal.models import Event
from townhall.kit import fields
from townhall.lib.text import T


def submission(case) -> Event:
    return Event.objects.get(kind="application.submitted", subject_id=str(case.pk))


def decided(case, at):
    decide_automatically(submission(case), at=at)
    case.refresh_from_db()
    return case


def counts() -> set[str]:
    return {row.data["count"] for row in Entitlement.objects.all()}


def noted(case) -> str:
    return Event.objects.get(kind="case.left_to_person", subject_id=str(case.pk)).data["sentence"]["en"]


@pytest.fixture
def taken(case, bob, now):
    return take(case, by=bob, at=now)


@pytest.fixture
def proposed(taken, bob, now):
    return propose(taken, outcome="special", by=bob, at=now)


class TestDecidingAutomatically:
    def test_grants_the_ordinary_case_and_creates_the_entitlement(self, apply, alice, now):
        case = decided(apply(COMPLETE), now)

        decision = case.decisions.get()
        assert (case.state, decision.status, decision.automatic) == (State.DECIDED, "final", True)
        entitlement = Entitlement.objects.get()
        assert (entitlement.label, entitlement.identifier) == ("Flag", "2026-000001")
        assert {holder.name for holder in entitlement.holders.all()} == {"Alice Beispiel", "Erik Beispiel"}
        assert entitlement.holders.get(account=alice).name == "Alice Beispiel"

    def test_keeps_rule_inputs_sentence_and_legal_basis(self, apply, now):
        trace = decided(apply(COMPLETE), now).decisions.get().trace

        assert trace["rule"].startswith("cases.grant_ordinary#")
        assert trace["version"] == "licence v1"
        assert trace["inputs"] == ["thing/name", "thing/special"]
        assert trace["sentence"]["en"] == "An ordinary case."
        assert trace["legal_basis"] == "§ 1 licence.automation"
        assert "Flag" not in str(trace)

    def test_leaves_the_unusual_case_to_a_person_and_says_why(self, apply, now):
        case = decided(apply(SPECIAL), now)

        assert case.state == State.RECEIVED
        assert noted(case) == "A person looks at what is special."

    def test_needs_the_switch_in_the_legal_register(self, apply, now):
        case = apply(COMPLETE)
        LegalEntry.objects.filter(key="licence.automation").update(value=False)

        assert decided(case, now).state == State.RECEIVED
        assert "does not allow" in noted(case)

    def test_says_what_a_person_should_look_at_even_where_no_machine_may_decide(self, apply, now):
        case = apply(SPECIAL)
        LegalEntry.objects.filter(key="licence.automation").update(value=False)

        assert noted(decided(case, now)) == "A person looks at what is special."

    def test_needs_the_switch_on_the_day_of_the_decision(self, apply, now):
        case = apply(COMPLETE)
        LegalEntry.objects.filter(key="licence.automation").update(valid_until=now.date() - timedelta(1))

        assert decided(case, now).state == State.RECEIVED

    @pytest.mark.parametrize("rule", ["grant_ordinary", "work_out", "same_family"])
    def test_leaves_a_case_to_a_person_when_a_rule_is_gone(self, apply, now, monkeypatch, rule):
        case = apply(COMPLETE)
        monkeypatch.delitem(HOOKS, f"cases.{rule}")

        assert decided(case, now).state == State.RECEIVED
        assert "not here" in noted(case)

    def test_leaves_a_case_to_a_person_when_the_remedy_is_missing(self, apply, now):
        case = apply(COMPLETE)
        LegalEntry.objects.filter(key="remedy.widerspruch").delete()

        assert decided(case, now).state == State.RECEIVED
        assert not Decision.objects.exists()
        assert not Entitlement.objects.exists()

    def test_twice_decides_once(self, apply, now):
        case = decided(apply(COMPLETE), now)

        assert decided(case, now).decisions.count() == 1
        assert Event.objects.filter(kind="case.decided").count() == 1

    def test_keeps_away_from_a_case_that_a_clerk_has_taken(self, apply, bob, now):
        case = take(apply(COMPLETE), by=bob, at=now)

        assert decided(case, now).state == State.IN_REVIEW

    def test_ends_the_deadline(self, apply, now, today):
        assert Deadline.objects.get(case=decided(apply(COMPLETE), now)).ended_on == today


@pytest.fixture
def sampled(law, tax_office, now):
    """Return a verb that publishes the licence with a share of cases that a person looks at."""

    def with_share(percent: int):
        entry = {"value": percent, "title": "Stichprobe", "source": "§ 1 licence.sample", "valid_from": IN_FORCE}
        LegalEntry.objects.create(key="licence.sample", **entry)
        return publish(replace(licence, sample="licence.sample"), at=now)

    return with_share


def filed(version, account, at, tree=COMPLETE):
    draft, _ = start(version, account=account, at=at)
    draft.tree = tree
    draft.save()
    return receive(draft.pk, by=account, at=at, trust=1)


class TestTheRandomSample:
    def test_leaves_an_ordinary_case_to_a_person_and_says_why(self, sampled, alice, now):
        case = decided(filed(sampled(100), alice, now), now)

        assert case.state == State.RECEIVED
        assert noted(case) == "This case belongs to the random sample that a person looks at."

    def test_can_be_switched_off(self, sampled, alice, now):
        assert decided(filed(sampled(0), alice, now), now).state == State.DECIDED

    def test_takes_about_its_share_and_always_the_same_cases(self, sampled, alice, now):
        case = filed(sampled(20), alice, now)
        grounds = Grounds(case, now.date())
        numbers = [f"BO-2026-{number:06d}" for number in range(1000)]
        lots = []
        for grounds.case.number in numbers * 2:
            lots.append(is_sampled(grounds))

        assert lots[:1000] == lots[1000:]
        assert 150 < sum(lots[:1000]) < 250


class TestASecondRegistrationOfAHousehold:
    def test_changes_the_first_entitlement_and_says_so(self, apply, now):
        first, second = decided(apply(COMPLETE), now), decided(apply(COMPLETE), now)

        earlier, later = Entitlement.objects.order_by("pk")
        assert (earlier.data["count"], later.data["count"]) == ("2", "2")
        source = EntitlementSource.objects.get(entitlement=earlier, decision=second.decisions.get())
        assert (source.change, source.data["before"]) == ("changed", {"count": "1"})
        assert Event.objects.get(kind="entitlement.changed").subject_id == str(first.pk)
        assert "You have 2 now." in str(second.decisions.get().content)

    def test_names_the_case_whose_notice_speaks_of_it_last(self, apply, now, today):
        first, second = decided(apply(COMPLETE), now), decided(apply(COMPLETE), now)

        found = held(Grounds(first, today).key, service="licence", on=today)
        assert {one.case_number for one in found} == {second.number}

    def test_does_not_touch_other_households(self, apply, charlie, now):
        stranger = {"person": {"asker": {"given_name": "Charlie", "family_name": "Nirgendwo"}, "others": []}}
        decided(apply(COMPLETE), now)
        decided(apply(COMPLETE | stranger, by=charlie), now)

        assert counts() == {"1"}


class TestPreviewing:
    def test_shows_the_decision_without_saving_anything(self, taken, bob, now):
        decision = preview(taken, outcome="granted", reasons="Because.", by=bob, at=now)

        assert decision.pk is None
        assert Result.load(decision.content).parts[0].text.in_("en") == "Granted."
        assert not Entitlement.objects.exists()

    def test_knows_only_the_outcomes_of_the_service(self, taken, bob, now):
        with pytest.raises(UnknownOutcome):
            preview(taken, outcome="burnt", by=bob, at=now)


class TestProposing:
    def test_decides_at_once_where_one_signature_is_enough(self, taken, bob, now):
        decision = propose(taken, outcome="granted", by=bob, at=now)

        assert (decision.status, decision.case.state) == ("final", State.DECIDED)
        assert Event.objects.get(kind="case.decided").data == {
            "outcome": "granted",
            "granted": True,
            "decision": decision.pk,
            "automatic": False,
        }

    def test_freezes_parts_with_their_remedy(self, taken, bob, now):
        part = OperativePart.objects.get(decision=propose(taken, outcome="granted", by=bob, at=now))

        assert part.text["en"] == "Granted."
        assert part.remedy_text["de"].startswith("Widerspruch bei Stadt Bochum, Steuer")

    def test_waits_for_a_second_signature_where_the_service_asks_for_it(self, proposed):
        assert (proposed.status, proposed.case.state) == ("proposed", State.PROPOSED)
        assert not Entitlement.objects.exists()

    def test_needs_reasons_to_refuse(self, taken, bob, now):
        with pytest.raises(ReasonsMissing):
            propose(taken, outcome="refused", reasons="  ", by=bob, at=now)

        assert propose(taken, outcome="refused", reasons="Too big.", by=bob, at=now).reasons == "Too big."

    def test_needs_a_case_in_review(self, case, bob, now):
        with pytest.raises(MoveNotAllowed):
            propose(case, outcome="granted", by=bob, at=now)

    def test_is_not_for_the_applicant(self, taken, alice, now):
        with pytest.raises(OwnCase):
            propose(taken, outcome="granted", by=alice, at=now)


class TestAnImpossibleOutcome:
    """Nobody can license a cannon, whoever or whatever decides."""

    @pytest.fixture
    def cannon(self, apply):
        return apply(CANNON)

    def test_is_refused_loudly_with_the_sentence_of_the_rule(self, cannon, bob, now):
        take(cannon, by=bob, at=now)

        for outcome, stated in (("granted", {}), ("special", {}), ("limited", {"until": "2030-12-31"})):
            with pytest.raises(OutcomeImpossible) as refusal:
                propose(cannon, outcome=outcome, stated=stated, by=bob, at=now)
            assert refusal.value.message == NO_CANNON
        assert not Decision.objects.exists()
        assert Case.objects.get().state == State.IN_REVIEW

    def test_leaves_the_others_open(self, cannon, bob, now):
        taken = take(cannon, by=bob, at=now)

        assert propose(taken, outcome="refused", reasons="Zu laut.", by=bob, at=now).status == Decision.Status.FINAL

    def test_has_no_letter(self, cannon, bob, now):
        with pytest.raises(OutcomeImpossible):
            preview(cannon, outcome="granted", by=bob, at=now)

    def test_goes_from_the_machine_to_a_person_with_the_sentence_of_the_rule(self, cannon, now):
        case = decided(cannon, now)

        assert case.state == State.RECEIVED
        assert noted(case) == "There is no licence for a cannon."
        assert not Decision.objects.exists()


@pytest.fixture
def by_number(law, tax_office, now):
    """Publish the licence with an outcome whose clerk may name an entitlement that stands under another name."""
    asked = fields.Text(T("Nummer", en="Number"), id="number", required=False)
    outcomes = (replace(licence.outcomes[0], asks=(asked,), names="number"), *licence.outcomes[1:])
    return publish(replace(licence, outcomes=outcomes), at=now)


class TestAnEntitlementUnderAnotherName:
    """Alice held a licence before she changed her family name; only the clerk can say that it is hers."""

    @pytest.fixture
    def renamed(self, by_number, alice, bob, now):
        grant(filed(by_number, alice, now), bob, now)
        return filed(by_number, alice, now, COMPLETE | {"person": {"asker": {"given_name": "Alice", "family_name": "Neu"}}})

    def test_is_not_found_by_the_names(self, renamed, bob, now):
        grant(renamed, bob, now)

        assert counts() == {"1"}

    def test_is_found_by_the_number_the_clerk_states(self, renamed, bob, now):
        grant(renamed, bob, now, number=" 2026-000001 ")

        assert counts() == {"2"}
        assert Entitlement.objects.values("group_key").distinct().count() == 1

    def test_is_none_for_a_number_nobody_has(self, renamed, bob, now):
        grant(renamed, bob, now, number="2026-999999")

        assert counts() == {"1"}


def grant(case, clerk, at, **stated):
    return propose(take(case, by=clerk, at=at), outcome="granted", stated=stated, by=clerk, at=at)


class TestWhatAnOutcomeAsksTheClerk:
    def test_reaches_the_rule_and_is_kept(self, taken, bob, now):
        decision = propose(taken, outcome="limited", stated={"until": "2026-12-31"}, by=bob, at=now)

        assert decision.stated == {"until": "2026-12-31"}
        assert Entitlement.objects.get().valid_until == date(2026, 12, 31)

    def test_has_to_be_stated(self, taken, bob, now):
        for stated in ({}, {"until": "bald"}, {"until": "2026-01-01"}, {"condition": "Nur tags."}):
            with pytest.raises(StatementMissing):
                propose(taken, outcome="limited", stated=stated, by=bob, at=now)

        assert not Decision.objects.exists()

    def test_keeps_the_machine_from_deciding(self, apply, now, monkeypatch):
        ruling = Ruling("limited", T("Egal", en="Whatever"))
        monkeypatch.setitem(HOOKS, "cases.grant_ordinary", lambda answers, situation: ruling)
        monkeypatch.setattr("townhall.catalogue.rules.fingerprint", lambda name: "")

        case = decided(apply(COMPLETE), now)

        assert case.state == State.RECEIVED


def pressed_at_once(*presses) -> list[bool]:
    barrier = Barrier(len(presses))

    def press(verb) -> bool:
        barrier.wait()
        try:
            verb()
        except MoveNotAllowed:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(presses)) as threads:
        return list(threads.map(press, presses))


@pytest.mark.usefixtures("real_commits")
class TestAtOnce:
    def test_two_clerks_decide_one_case_once(self, taken, bob, carla, now):
        done = pressed_at_once(
            lambda: propose(taken, outcome="granted", by=bob, at=now),
            lambda: propose(taken, outcome="refused", reasons="No.", by=carla, at=now),
        )

        assert sorted(done) == [False, True]
        assert Decision.objects.count() == 1

    def test_two_signatures_count_once(self, proposed, carla, admin, now):
        done = pressed_at_once(*(lambda by=by: sign(proposed.case, by=by, at=now) for by in (carla, admin)))

        assert sorted(done) == [False, True]
        assert Entitlement.objects.count() == 1

    def test_four_registrations_of_a_household_count_each_other(self, apply, now):
        events = [submission(apply(COMPLETE)) for _ in range(4)]

        pressed_at_once(*(lambda event=event: decide_automatically_alone(event, now) for event in events))

        assert counts() == {"4"}


def decide_automatically_alone(event: Event, at) -> None:
    """Run the reaction in a transaction of its own, as the relay does."""
    with atomic():
        decide_automatically(event, at=at)
