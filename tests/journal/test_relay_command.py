import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings as place
from django.db import OperationalError

from townhall.journal.management.commands import relay


class TestTheRelay:
    def test_goes_on_when_the_database_is_away_for_a_while(self, monkeypatch, caplog):
        def away():
            raise OperationalError("host of Alice Beispiel")

        monkeypatch.setattr(relay, "sweep", away)
        monkeypatch.setattr(relay.connections, "close_all", lambda: None)

        relay.Command().sweep_once()

        assert "OperationalError" in caplog.text
        assert "Alice" not in caplog.text

    @pytest.mark.slow
    def test_ends_cleanly_when_told_to(self, tmp_path):
        environment = os.environ | {"DATA": str(tmp_path), "DATABASE_URL": ""}
        command = [sys.executable, "-W", "ignore", "manage.py", "relay"]
        process = subprocess.Popen(command, env=environment, cwd=place.BASE, stderr=subprocess.PIPE, text=True)
        started = process.stderr.readline()  # it has no tables here, says so, and goes on

        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=30) == 0
        assert "trying again" in started
        process.stderr.close()
