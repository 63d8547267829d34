"""A worker may die at any moment: what it did counts once."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as place
from django.db import connection
from django.utils import timezone

from tests.journal.test_relay import note, past_the_lease
from townhall.journal import chain
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.journal.relay import run

WORKER = """
import sys
import django; django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
from townhall.journal import reactions, relay
from townhall.journal.recording import record

def note(event):
    yield
    record("noted", event.stream, by=None, at=event.happened_at)

reactions.REACTIONS.clear()
reactions.REACTIONS["seen"] = {"note": reactions.Reaction("note", note, "default")}
relay.run(int(sys.argv[2]))
"""


@pytest.mark.faults
@pytest.mark.slow
class TestAWorkerThatIsKilled:
    @pytest.mark.parametrize(
        ("place_of_death", "effects"),
        [
            ("delivery.before_effect", 0),
            ("delivery.after_slow_part", 0),
            ("delivery.after_effect", 0),
            ("delivery.after_commit", 1),
        ],
    )
    def test_leaves_an_effect_that_happens_once(self, real_commits, alice, now, react, place_of_death, effects):
        react("seen", note)
        delivery = record("seen", alice, by=None, at=now).deliveries.get()
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "townhall.settings", "FAILPOINTS": f"{place_of_death}:kill:1"}
        command = [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"]), str(delivery.pk)]

        worker = subprocess.run(command, env=environment, cwd=place.BASE, timeout=60, check=False)

        assert worker.returncode == -signal.SIGKILL
        assert Event.objects.filter(kind="noted").count() == effects
        delivery.refresh_from_db()
        assert (delivery.done_at is not None) == bool(effects)
        assert delivery.done_at or delivery.lease_until <= timezone.now() + timedelta(seconds=25)

        past_the_lease(delivery)
        run(delivery.pk)
        assert Event.objects.filter(kind="noted").count() == 1
        assert list(chain.verify()) == []
