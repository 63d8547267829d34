"""Several clerks at one case: who is here, who was quicker, what the loser of a race is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fixtures import employee
from townhall.authorities.models import Role
from townhall.cases.models import Case, Presence, Resubmission
from townhall.cases.presence import FRESH, arrive
from townhall.cases.stamps import stamp
from townhall.cases.transitions import assign, request_information


@pytest.fixture
def at_carlas_desk(sign_in, carla):
    return sign_in(carla)


class TestWhoIsHere:
    def test_a_colleague_with_the_case_open_is_named_and_gone_after_minutes(self, at_bobs_desk, at_carlas_desk, taken):
        file = reverse("backoffice:case", args=[taken.number])
        at_carlas_desk.get(file)

        assert "Carla Aufsicht hat diesen Vorgang auch geöffnet" in at_bobs_desk.get(file).content.decode()

        Presence.objects.filter(account__given_name="Carla").update(seen_at=timezone.now() - FRESH - timedelta(seconds=1))

        assert "auch geöffnet" not in at_bobs_desk.get(reverse("backoffice:presence", args=[taken.number])).content.decode()
        assert Presence.objects.count() == 1

    def test_nobody_is_told_of_themselves(self, taken, bob, now):
        arrive(taken, by=bob, at=now)

        assert arrive(taken, by=bob, at=now) == []


class TestTwoClerksAtOnce:
    def test_the_later_assignment_does_not_undo_the_earlier_one(self, at_carlas_desk, taken, carla, tax_office, now):
        erin, frank = (employee(name, "Muster", tax_office, Role.CLERK) for name in ("Erin", "Frank"))
        seen = stamp(taken)
        assign(taken, to=erin, by=employee("Greta", "Leitung", tax_office, Role.SUPERVISOR), at=now)

        response = at_carlas_desk.post(reverse("backoffice:assign", args=[taken.number]), {"to": frank.pk, "seen": seen})

        assert response.status_code == 409
        assert "Greta Leitung" in response.content.decode()
        assert Case.objects.get().clerk == erin

    def test_the_later_resubmission_does_not_overwrite_the_earlier_one(self, at_bobs_desk, at_carlas_desk, taken):
        address, day = reverse("backoffice:resubmission", args=[taken.number]), timezone.localdate() + timedelta(days=7)
        at_carlas_desk.post(address, {"due_on": day, "reason": "Zeugin anrufen", "instead_of": ""})

        lost = at_bobs_desk.post(address, {"due_on": day, "reason": "Impfpass da?", "instead_of": ""})

        assert lost.status_code == 409
        assert "Zeugin anrufen" in lost.content.decode()
        assert "Impfpass da?" in lost.content.decode()
        assert Resubmission.objects.get(done_at=None).reason == "Zeugin anrufen"

        known = {"due_on": day, "reason": "Impfpass da?", "instead_of": Resubmission.objects.get(done_at=None).pk}
        assert at_bobs_desk.post(address, known).status_code == 302


class TestReminding:
    def test_is_one_button_that_rests_for_three_days(self, at_bobs_desk, taken, bob):
        at = timezone.now()
        request_information(
            taken, paths=["thing/why"], question="Warum?", due_on=timezone.localdate() + timedelta(days=9), by=bob, at=at
        )
        file, reminder = (reverse(f"backoffice:{name}", args=[taken.number]) for name in ("case", "reminder"))
        assert "An die Rückfrage erinnern" in at_bobs_desk.get(file).content.decode()

        assert "Die Erinnerung ist unterwegs." in at_bobs_desk.post(reminder, follow=True).content.decode()

        assert "An die Rückfrage erinnern" not in at_bobs_desk.get(file).content.decode()
        assert at_bobs_desk.post(reminder).status_code == 409
