"""The demonstration has a past: cases in every state, made by the verbs of real work."""

from io import StringIO

import pytest
from django.core.management import call_command

from townhall.cases.models import Case
from townhall.demo import people
from townhall.demo.past import live_through
from townhall.demo.preparing import steps
from townhall.journal.models import Delivery


@pytest.fixture
def town(db, settings):
    call_command("publish_services", stdout=StringIO())
    people.move_in()


class TestThePast:
    def test_leaves_cases_in_many_states_at_many_days(self, town, now):
        made = live_through(60, until=now)

        assert made == Case.objects.count() > 40
        assert {"received", "in_review", "info_requested", "decided", "closed", "withdrawn"} <= set(
            Case.objects.values_list("state", flat=True)
        )
        assert len({case.received_at.date() for case in Case.objects.all()}) > 20

    def test_belongs_to_nobody_who_tries_the_town_hall(self, town, now):
        live_through(20, until=now)

        tried = [person.email for person in people.PEOPLE]
        assert not Case.objects.filter(application__account__email__in=tried).exists()

    def test_keeps_no_newcomer_waiting(self, town, now):
        live_through(10, until=now)

        assert not Delivery.objects.filter(done_at=None, run_at__lt=now).exists()

    def test_happens_once(self, town, now):
        live_through(1, until=now)

        assert not [name for name, _do in steps(with_cases=False, past=300) if "weeks" in name]
        assert [name for name, _do in steps(with_cases=False, past=0) if "weeks" in name] == []
