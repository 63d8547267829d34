"""The demonstration has a past: cases in every state, made by the verbs of real work."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate, localtime

from townhall.applications.models import Draft
from townhall.cases.models import Case, Decision, Objection, OperativePart, State
from townhall.demo import people
from townhall.demo.happenings import grant, take
from townhall.demo.past import Planned, live, live_through
from townhall.demo.preparing import steps
from townhall.demo.stories import STORIES, Began, Story
from townhall.documents.models import Document
from townhall.journal.models import Delivery, Event

TURNS = {
    "case.resubmission_set",
    "consultation.asked",
    "consultation.answered",
    "case.hearing_begun",
    "objection.ruled",
    "decision.undone",
    "case.transferred",
}
STATES = {"awaiting_payment", "received", "in_review", "info_requested", "proposed", "decided", "withdrawn", "closed"}


@pytest.fixture
def town(real_commits):
    """Open a town in which nothing but the verbs themselves begins a transaction, as where it happens for real."""
    call_command("publish_services", stdout=StringIO())
    people.move_in()


class TestThePast:
    def test_tells_every_story_and_leaves_a_day_that_can_be_worked(self, town, now):
        lived = live_through(len(STORIES), until=now)  # each story once, and one set-up for all sentences: it takes seconds

        assert lived == Case.objects.count() > len(STORIES) - 5
        assert set(Case.objects.values_list("state", flat=True)) == STATES
        assert set(Event.objects.values_list("kind", flat=True)) > TURNS
        assert Objection.objects.filter(settled_at=None).exists()
        assert Decision.objects.filter(automatic=True).exists()
        assert set(Draft.objects.exclude(way="").values_list("way", flat=True)) >= {"counter", "telephone"}
        assert Document.objects.filter(name="scan.png").exists()
        assert Decision.objects.filter(signed_by__isnull=False, status=Decision.Status.FINAL).exists()
        assert OperativePart.objects.filter(decision__outcome="partly").count() > 1
        assert 1 <= Case.objects.overdue(on=localdate(now)).count() <= lived / 10
        assert Case.objects.filter(received_at__lt=now - timedelta(days=365)).exists()
        self.speaks_of_people_who_could_live_here_and_is_worked_at_hours_of_work()
        self.belongs_to_nobody_who_tries_the_town_hall_and_keeps_no_newcomer_waiting(now)

    def speaks_of_people_who_could_live_here_and_is_worked_at_hours_of_work(self):
        names = Case.objects.values_list("applicant_name", flat=True)
        assert not [name for name in names if re.search(r"Muster|Erfunden|Beispiel|Nirgendwo", name)]
        worked = Event.objects.filter(kind__in=("case.taken", "case.noted", "case.decided"), actor_id__isnull=False)
        assert {localtime(event.happened_at).weekday() for event in worked} <= set(range(5))

    def belongs_to_nobody_who_tries_the_town_hall_and_keeps_no_newcomer_waiting(self, now):
        tried = [person.email for person in people.PEOPLE]
        assert not Case.objects.filter(application__account__email__in=tried).exists()
        assert not Delivery.objects.filter(done_at=None, run_at__lt=now).exists()

    def test_happens_once(self, town, now):
        live_through(1, until=now)

        assert not [name for name, _do in steps(with_cases=False, past=300) if "weeks" in name]
        assert [name for name, _do in steps(with_cases=False, past=0) if "weeks" in name] == []

    def test_leaves_no_case_lying_that_nobody_can_grant(self, town, now):
        """Relief for a dog that is not registered: the person takes the application back."""
        story = Story(Began.WEEKS_AGO, [take, grant])

        live(Planned(1, "hundesteuer-ermaessigung/ASSISTANCE", story, now - timedelta(days=30)), until=now)

        assert Case.objects.get().state == State.CLOSED
        assert Event.objects.filter(kind="case.withdrawn").exists()
