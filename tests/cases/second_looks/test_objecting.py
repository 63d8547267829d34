"""An objection is taken where the law knows one, marked if late, and decided by somebody else than the first decision."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet

from tests.fixtures import office
from townhall.authorities.legal_register import Register
from townhall.authorities.models import LegalEntry
from townhall.cases.days.deadline_words import explain
from townhall.cases.decisions.deciding import propose
from townhall.cases.models import Case, Deadline, Decision, Entitlement, Objection, OperativePart, State
from townhall.cases.moves import OwnCase
from townhall.cases.second_looks.objecting import (
    FirstHand,
    NoObjection,
    NothingOpen,
    ObjectionOpen,
    effect_of,
    object_to,
    pass_on,
    remedy,
    rule,
)
from townhall.cases.timeline import entries
from townhall.cases.transitions import take
from townhall.journal.models import Event
from townhall.journal.reactions import REACTIONS
from townhall.notifications.models import Letter
from townhall.retention.wiping import wipe

WHY = "Die Fahne ist gar nicht zu groß."
COURT = {"de": "Klage beim Verwaltungsgericht.", "en": "Action.", "period": "P1M"}


@pytest.fixture
def decided(case, bob, now):
    LegalEntry.objects.create(key="remedy.klage", value=COURT, title="x", source="§ 74 VwGO", valid_from="2015-01-01")
    return propose(take(case, by=bob, at=now), outcome="refused", reasons="Zu groß.", by=bob, at=now).case


@pytest.fixture
def objected(decided, alice, now):
    return object_to(decided, text=WHY, until=date(2026, 4, 7), by=alice, at=now + timedelta(days=10)).case


def react(kind: str) -> None:
    event = Event.objects.get(kind=kind)
    for reaction in REACTIONS[kind].values():
        if reaction.name.startswith("letters."):
            reaction.run(event)


class TestAnObjection:
    def test_begins_three_months_and_is_acknowledged_with_its_effect(self, objected):
        react("objection.received")

        deadline = Deadline.objects.get(kind="objection")
        assert explain(deadline, "de") == "Über den Widerspruch ist bis zum 12. Juni 2026 zu entscheiden (§ 75 VwGO)."
        letter = Letter.objects.get(kind="objection")
        assert "nicht vollzogen (§ 80 Abs. 1 VwGO)" in letter.text
        assert "Wiedereinsetzung" not in letter.text
        assert objected in Case.objects.objected_to()

    def test_that_comes_late_is_taken_and_marked(self, decided, alice, now):
        made = object_to(decided, text="", until=date(2026, 3, 5), by=alice, at=now + timedelta(days=10))
        react("objection.received")

        assert made.is_late
        assert "Wiedereinsetzung" in Letter.objects.get(kind="objection").text
        assert "nach Ablauf der Frist" in [str(text.in_("de")) for _at, _title, text in entries(decided)]

    def test_on_paper_counts_from_the_day_it_arrived(self, decided, bob, now):
        day = date(2026, 3, 4)
        made = object_to(decided, text=WHY, until=day, by=None, recorded_by=bob, received_on=day, at=now + timedelta(days=10))

        assert (made.received_on, made.is_late, made.recorded_by) == (day, False, bob)
        assert Deadline.objects.get(kind="objection").due_on == date(2026, 6, 5)  # the 4th is Corpus Christi

    def test_is_taken_once_and_only_where_the_law_knows_one(self, objected, alice, bob, now):
        with pytest.raises(ObjectionOpen):
            object_to(objected, text=WHY, until=None, by=alice, at=now)
        with pytest.raises(OwnCase):
            object_to(objected, text=WHY, until=None, by=None, recorded_by=alice, at=now)
        Objection.objects.all().delete()
        parts: QuerySet = OperativePart.objects.all()
        parts.update(remedy="remedy.klage")
        with pytest.raises(NoObjection):
            object_to(objected, text=WHY, until=None, by=alice, at=now)

    def test_to_a_levy_suspends_nothing(self, decided, now):
        entry = {"value": COURT, "title": "x", "source": "§ 80 VwGO", "valid_from": "2015-01-01"}
        LegalEntry.objects.create(key="remedy.widerspruch_levy", **entry)
        part = OperativePart(remedy="remedy.widerspruch_levy")

        assert "keine aufschiebende Wirkung" in effect_of([part], on=now.date(), law=Register()).in_("de")


class TestWhatBecomesOfIt:
    def test_found_right_it_leads_to_a_new_decision_that_replaces_the_old_one(self, objected, bob, now):
        later = now + timedelta(days=20)
        remedy(objected, reason="Sie haben recht.", by=bob, at=later)
        case = Case.objects.get(pk=objected.pk)
        assert (case.state, Objection.objects.get().outcome) == (State.IN_REVIEW, "remedied")

        new = propose(case, outcome="granted", by=bob, at=later)
        assert new.about.outcome == "refused"
        assert Entitlement.objects.get().valid_until is None
        assert not Deadline.objects.filter(ended_on=None).exists()

    def test_somebody_else_rules_on_it_and_an_action_is_possible_then(self, objected, bob, carla, now):
        later = now + timedelta(days=20)
        with pytest.raises(FirstHand):
            rule(objected, how="unfounded", reasons="Doch.", by=bob, at=later)
        made = rule(objected, how="unfounded", reasons="Die Fahne misst 3 Meter.", by=carla, at=later)

        part = made.parts.get()
        assert part.text["de"] == (
            "Der Widerspruch vom 12. März 2026 gegen den Bescheid vom 2. März 2026 wird zurückgewiesen (§ 73 VwGO)."
        )
        assert part.remedy_text["de"] == COURT["de"]
        assert (made.kind, Objection.objects.get().outcome) == (Decision.Kind.RULING, "ruled")
        with pytest.raises(NothingOpen):
            rule(objected, how="unfounded", reasons="Doch.", by=carla, at=later)

    def test_it_is_passed_on_and_the_person_is_told_to_whom(self, objected, city, bob, now):
        court = office(city, "widerspruchsstelle", {"de": "Widerspruchsstelle", "en": "Objections office"})
        pass_on(objected, to=court, reason="Zuständig ist eine andere Behörde.", by=bob, at=now + timedelta(days=12))
        react("objection.passed_on")

        assert "Widerspruchsstelle" in Letter.objects.get(kind="objection_passed_on").summary


def test_all_of_it_goes_when_the_case_is_deleted(objected, bob, carla, now):
    later = now + timedelta(days=20)
    remedy(objected, reason="Sie haben recht.", by=bob, at=later)
    propose(objected, outcome="granted", by=bob, at=later)
    object_to(objected, text=WHY, until=None, by=None, at=later)
    rule(objected, how="unfounded", reasons="Doch.", by=carla, at=later)
    wipe(Case.objects.get(pk=objected.pk), on=later.date())

    assert not Decision.objects.exists()
    assert not Objection.objects.exists()
