"""A worker that is killed at a place in the middle of its work, as a power cut would; for tests that commit for real."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from townhall.journal.models import Delivery

WORKER = """
import sys
import django; django.setup()
from pathlib import Path
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
settings.MEDIA_ROOT, settings.HANDOVER_FOLDER = Path(sys.argv[2]), Path(sys.argv[3])
from townhall.journal import relay
relay.run(int(sys.argv[4]))
"""


def killed_at(place: str, delivery: Delivery) -> None:
    """Let a process of its own carry out a delivery and die at a failpoint; then its lease is over."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "townhall.settings", "FAILPOINTS": f"{place}:kill:1"}
    where = [connection.settings_dict["NAME"], settings.MEDIA_ROOT, settings.HANDOVER_FOLDER, delivery.pk]
    command = [sys.executable, "-c", WORKER, *(str(each) for each in where)]
    worker = subprocess.run(command, env=environment, cwd=settings.BASE, timeout=120, check=False)
    assert worker.returncode == -signal.SIGKILL
    Delivery.objects.filter(pk=delivery.pk).update(lease_until=timezone.now() - timedelta(minutes=1))
