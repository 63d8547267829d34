"""A case goes to the office that is responsible; nothing of it is lost, and the applicant knows."""

import pytest
from django.test import Client

from tests.fixtures import office
from townhall.cases.exchange.transferring import ReasonMissing, ThereAlready, transfer
from townhall.cases.models import Case, Deadline, State
from townhall.cases.moves import MoveNotAllowed, OwnCase
from townhall.cases.timeline import entries
from townhall.cases.transitions import take, withdraw
from townhall.journal.models import Event
from townhall.journal.reactions import REACTIONS
from townhall.notifications.models import Letter

WHY = "Es geht um eine Gaststätte."


@pytest.fixture
def other(city):
    return office(city, "ordnungsamt", {"de": "Ordnungsamt", "en": "Public Order Office"})


class TestATransfer:
    def test_puts_the_case_before_the_other_office_and_keeps_its_deadline(self, case, other, bob, now):
        due_on = Deadline.objects.get(case=case).due_on
        moved = transfer(take(case, by=bob, at=now), to=other, reason=WHY, by=bob, at=now)

        assert (moved.authority, moved.clerk, moved.state) == (other, None, State.RECEIVED)
        assert Deadline.objects.get(case=case, ended_on=None).due_on == due_on
        assert not Case.objects.worked_on_by(bob).filter(pk=case.pk).exists()

    def test_tells_the_applicant_which_office_and_why(self, case, other, alice, bob, now):
        transfer(case, to=other, reason=WHY, by=bob, at=now)
        event = Event.objects.of(case).get(kind="case.transferred")
        REACTIONS["case.transferred"]["letters.tell_of_transfer"].run(event)

        letter = Letter.objects.get(account=alice)
        assert (letter.text, "Ordnungsamt" in letter.summary) == (WHY, True)
        assert "Ordnungsamt" in [text.in_("de") for _at, _title, text in entries(case)]

    def test_needs_a_reason_and_another_office(self, case, other, bob, now):
        with pytest.raises(ReasonMissing):
            transfer(case, to=other, reason=" ", by=bob, at=now)
        with pytest.raises(ThereAlready):
            transfer(case, to=case.authority, reason=WHY, by=bob, at=now)

    def test_is_refused_for_the_own_case_and_for_one_that_is_over(self, case, other, alice, bob, now):
        with pytest.raises(OwnCase):
            transfer(case, to=other, reason=WHY, by=alice, at=now)
        withdraw(case, by=alice, at=now)
        with pytest.raises(MoveNotAllowed):
            transfer(case, to=other, reason=WHY, by=bob, at=now)


class TestThePage:
    def test_hands_over_and_leads_back_to_the_list(self, case, other, bob, now):
        take(case, by=bob, at=now)
        desk, there = Client(), f"/amt/vorgaenge/{case.number}/abgabe/"
        desk.force_login(bob)
        page = desk.get(there)

        assert "Ordnungsamt" in page.content.decode()
        sent = {"to": other.pk, "reason": WHY, "seen": page.context["seen"]}
        assert desk.post(there, sent)["Location"] == "/amt/"
        assert desk.post(there, sent).status_code == 404  # it is no longer theirs

    def test_says_what_is_missing(self, case, bob, now):
        take(case, by=bob, at=now)
        desk = Client()
        desk.force_login(bob)

        page = desk.post(f"/amt/vorgaenge/{case.number}/abgabe/", {"to": "0"})

        assert page.status_code == 422
        assert "Wählen Sie eine der aufgeführten Stellen." in page.content.decode()
