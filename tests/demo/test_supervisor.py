import signal
import subprocess
import sys
import threading
import time

import pytest

from townhall.demo.supervisor import Child, KeepsDying, Supervisor

FOREVER = [sys.executable, "-c", "import time; print('here', flush=True); time.sleep(600)"]
AT_ONCE = [sys.executable, "-c", "print('no such database')"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(600)",
]


@pytest.fixture
def supervise(tmp_path):
    begun = []

    def begin(*commands) -> Supervisor:
        supervisor = Supervisor([Child(f"child{n}", command, tmp_path / f"{n}.log") for n, command in enumerate(commands)])
        begun.append(supervisor)
        supervisor.start()
        return supervisor

    yield begin
    for supervisor in begun:
        for child in supervisor.children:
            if child.is_running():
                child.process.kill()
            child.process.wait()


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


class TestSupervisor:
    def test_starts_a_killed_child_again(self, supervise):
        supervisor = supervise(FOREVER)
        watching = threading.Thread(target=supervisor.watch)
        watching.start()
        first = supervisor.children[0].process
        first.kill()

        wait_until(lambda: supervisor.children[0].process is not first)

        supervisor.stop()
        watching.join()
        supervisor.end()
        assert not supervisor.children[0].is_running()

    def test_gives_up_on_a_child_that_cannot_start_and_repeats_what_it_said(self, supervise):
        supervisor = supervise(FOREVER, AT_ONCE)

        with pytest.raises(KeepsDying, match="no such database"):
            supervisor.watch()

    def test_ends_even_those_who_do_not_listen(self, supervise, monkeypatch):
        monkeypatch.setattr("townhall.demo.supervisor.PATIENCE", 0.3)
        supervisor = supervise(STUBBORN)
        child = supervisor.children[0]
        wait_until(lambda: "here" in child.last_words())

        supervisor.end()

        assert child.process.wait() == -signal.SIGKILL

    def test_keeps_ctrl_c_away_from_its_children(self, supervise):
        supervisor = supervise(FOREVER)

        group = subprocess.run(
            ["ps", "-o", "pgid=", "-p", str(supervisor.children[0].process.pid)], capture_output=True, text=True, check=True
        )

        assert int(group.stdout) == supervisor.children[0].process.pid
