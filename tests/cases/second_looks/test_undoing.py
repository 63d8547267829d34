"""A decision is taken back: on a legal ground, from a day, after a hearing, by two people where it took two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cases.decisions.test_hearing import DUE, INTENDED
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import propose
from townhall.cases.decisions.hearing import HearingMissing, hear
from townhall.cases.decisions.standing import standing
from townhall.cases.models import Case, Decision, Entitlement, OperativePart, State
from townhall.cases.moves import MoveNotAllowed, OwnCase
from townhall.cases.second_looks.reopening import ProposalOpen, reopen
from townhall.cases.second_looks.signing import SameHand, return_proposal, sign
from townhall.cases.second_looks.undoing import NotAnAct, NotFromThen, UnknownGround, Wish, undo
from townhall.cases.second_looks.undone import give_back
from townhall.cases.timeline import entries
from townhall.cases.transitions import close, take
from townhall.catalogue.outcomes import Nature
from townhall.journal.models import Event
from townhall.journal.reactions import Later

GROUNDS = [
    {"id": "unlawful", "kind": "withdrawal", "basis": "§ 48 Abs. 1 VwVfG NRW", "title": {"de": "Rechtswidrig"}, "past": True},
    {"id": "reserved", "kind": "revocation", "basis": "§ 49 Abs. 2 VwVfG NRW", "title": {"de": "Vorbehalt"}, "past": False},
]
AT_ONCE = "Gefahr im Verzug."


@pytest.fixture
def decided(case, bob, now):
    entry = {"value": GROUNDS, "title": "x", "source": "§§ 48, 49 VwVfG NRW", "valid_from": "2015-01-01"}
    LegalEntry.objects.create(key="undoing.general", **entry)
    return propose(take(case, by=bob, at=now), outcome="granted", by=bob, at=now).case


@pytest.fixture
def wish(now):
    return Wish("unlawful", now.date() + timedelta(days=10), "Die Fahne war nie erlaubt.", unheard=AT_ONCE)


class TestTakingADecisionBack:
    def test_ends_what_it_created_on_the_day_and_keeps_the_number(self, decided, wish, bob, now):
        made = undo(decided, wish, by=bob, at=now + timedelta(days=10))

        row = Entitlement.objects.get()
        assert (row.identifier, row.valid_until) == ("2026-000001", now.date() + timedelta(days=9))
        part = made.parts.get()
        assert part.text["de"] == (
            "Der Bescheid vom 2. März 2026 wird mit Wirkung ab dem 12. März 2026 zurückgenommen (§ 48 Abs. 1 VwVfG NRW)."
        )
        assert (part.remedy, "Widerspruch" in part.remedy_text["de"]) == ("remedy.widerspruch", True)
        assert standing(Case.objects.get(pk=decided.pk)) is None
        assert part.text["de"] in [str(text.in_("de")) for _at, _title, text in entries(decided)]

    def test_of_a_levy_alone_does_not_say_that_money_has_to_be_paid(self, decided, wish, bob, now):
        demand = {"key": "remedy.widerspruch_levy", "title": "x", "source": "§ 80 Abs. 2 VwGO", "valid_from": "2015-01-01"}
        LegalEntry.objects.create(value={"de": "Zahlen müssen Sie trotzdem.", "en": "You have to pay nevertheless."}, **demand)
        OperativePart.objects.update(remedy=demand["key"])

        part = undo(decided, wish, by=bob, at=now + timedelta(days=10)).parts.get()

        assert (part.remedy, "Zahlen" in part.remedy_text["de"]) == ("remedy.widerspruch", False)

    def test_can_reach_back_or_begin_later_where_the_ground_allows_it(self, decided, wish, bob, now):
        later = now + timedelta(days=10)
        with pytest.raises(NotFromThen):
            undo(decided, replace(wish, ground="reserved", begins=now.date()), by=bob, at=later)
        with pytest.raises(NotFromThen):
            undo(decided, replace(wish, begins=now.date() - timedelta(days=1)), by=bob, at=later)
        undo(decided, replace(wish, begins=now.date()), by=bob, at=later)

        assert Entitlement.objects.get().valid_until == now.date() - timedelta(days=1)

    def test_waits_for_the_hearing_of_somebody_who_had_an_advantage(self, decided, wish, bob, now):
        with pytest.raises(HearingMissing):
            undo(decided, replace(wish, unheard=""), by=bob, at=now)
        hear(decided, outcome="withdrawal", text=INTENDED, due_on=DUE, by=bob, at=now)
        with pytest.raises(HearingMissing):
            undo(decided, replace(wish, unheard=""), by=bob, at=now)
        after = now + timedelta(days=15)
        undo(decided, replace(wish, unheard="", begins=after.date()), by=bob, at=after)

        assert Decision.objects.get(kind="withdrawal").status == Decision.Status.FINAL

    def test_happens_once_and_by_nobody_in_the_own_case(self, decided, wish, alice, bob, now):
        with pytest.raises(OwnCase):
            undo(decided, wish, by=alice, at=now)
        undo(decided, wish, by=bob, at=now)
        for again in (lambda: undo(decided, wish, by=bob, at=now), lambda: reopen(decided, reason="x", by=bob, at=now)):
            with pytest.raises(MoveNotAllowed):
                again()

    def test_needs_a_ground_of_the_register(self, decided, wish, bob, now):
        with pytest.raises(UnknownGround):
            undo(decided, replace(wish, ground="mood"), by=bob, at=now)

    def test_brings_a_closed_case_back(self, decided, wish, bob, now):
        undo(close(decided, by=bob, at=now), wish, by=bob, at=now)

        assert Case.objects.get(pk=decided.pk).state == State.DECIDED

    def test_is_not_for_what_is_no_administrative_act(self, decided, wish, bob, now, monkeypatch):
        outcomes = decided.application.version.definition.outcomes
        other = tuple(replace(each, nature=Nature.PRIVATE_LAW) for each in outcomes)
        monkeypatch.setitem(vars(decided.application.version.definition), "outcomes", other)

        with pytest.raises(NotAnAct):
            undo(decided, wish, by=bob, at=now)


class TestAfterADecisionOfTwo:
    @pytest.fixture
    def proposed(self, case, wish, decided, bob, carla, now, apply):
        special = take(apply(), by=bob, at=now)
        propose(special, outcome="special", by=bob, at=now)
        sign(special, by=carla, at=now)
        return undo(special, wish, by=bob, at=now)

    def test_a_second_person_signs(self, proposed, bob, carla, now):
        case = proposed.case
        assert (case.state, standing(case).outcome) == (State.DECIDED, "special")
        assert case in Case.objects.to_be_signed_by(carla)
        with pytest.raises(SameHand):
            sign(case, by=bob, at=now)
        with pytest.raises(ProposalOpen):
            reopen(case, reason="x", by=bob, at=now)

        signed = sign(case, by=carla, at=now)
        assert (signed.kind, signed.signed_by, standing(case)) == ("withdrawal", carla, None)

    def test_or_returns_it_and_the_decision_stands(self, proposed, carla, now):
        case = return_proposal(proposed.case, comment="Warum?", by=carla, at=now)

        assert (case.state, standing(case).outcome) == (State.DECIDED, "special")


def test_shares_of_a_limited_resource_are_given_back_on_the_day(decided, wish, bob, now):
    undo(decided, wish, by=bob, at=now)
    event = Event.objects.get(kind="decision.undone")

    with pytest.raises(Later) as later:
        give_back(event, at=now)
    assert later.value.wait > timedelta(days=9)
    assert date.fromisoformat(event.data["begins"]) == wish.begins
    give_back(event, at=now + timedelta(days=10))
