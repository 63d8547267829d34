import logging
import socket
import time

import pytest

from townhall.journal import doorbell
from townhall.lib import failpoints
from townhall.lib.failpoints import FailpointHit, failpoint


class Deaf:
    """A broker that takes calls and never answers."""

    def __init__(self, server: socket.socket):
        self.server = server
        self.url = f"redis://127.0.0.1:{server.getsockname()[1]}/0"

    def calls(self) -> int:
        """Count who called."""
        self.server.setblocking(False)
        number = 0
        while True:
            try:
                self.server.accept()[0].close()
            except BlockingIOError:
                return number
            number += 1


@pytest.fixture
def deaf():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Deaf(server)


@pytest.fixture
def broker_at(settings, monkeypatch):
    def move(url):
        settings.REDIS_URL = url
        monkeypatch.setattr(doorbell.deliver.app.conf, "broker_write_url", url)

    return move


class TestTheDoorbell:
    def test_that_nobody_answers_calls_once_with_little_patience_and_costs_nothing_else(self, broker_at, deaf, caplog):
        broker_at(deaf.url)

        with caplog.at_level(logging.WARNING):
            assert not doorbell.ring([(1, "default"), (2, "pdf")])

        assert deaf.calls() == 1
        assert doorbell.connection().transport_options["socket_timeout"] == doorbell.PATIENCE
        assert "the relay will" in caplog.text

    def test_that_is_gone_breaks_nothing(self, broker_at):
        broker_at("redis://127.0.0.1:1/0")

        assert not doorbell.ring([(1, "default")])
        assert not doorbell.ring([(1, "default")])

    def test_rings_once_per_delivery_with_ids_only(self, broker_at):
        broker_at("memory://")

        assert doorbell.ring([(1, "default"), (2, "pdf")])

        with doorbell.connection() as line:
            message = line.SimpleQueue("pdf").get(block=False)
            assert message.payload[0:2] == [[], {"delivery_id": 2}]
            message.ack()


class TestAFailpoint:
    @pytest.fixture(autouse=True)
    def passed(self):
        failpoints.PASSED.clear()

    def test_does_nothing_by_itself(self, settings):
        settings.FAILPOINTS = ""

        failpoint("here")

        assert not failpoints.PASSED

    def test_breaks_on_the_pass_it_was_told(self, settings):
        settings.FAILPOINTS = "there:kill:1,here:raise:2"
        failpoint("here")

        with pytest.raises(FailpointHit):
            failpoint("here")

        failpoint("here")

    def test_makes_slow(self, settings):
        settings.FAILPOINTS = "here:sleep:0.05"
        start = time.monotonic()

        failpoint("here")

        assert time.monotonic() - start >= 0.05
