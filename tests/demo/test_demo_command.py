import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.servers import free_port, wait_until

pytestmark = pytest.mark.worker
BASE = Path(__file__).resolve().parents[2]


class Demo:
    """The demonstration as a person starts it: `manage.py demo` in a process of its own."""

    def __init__(self, data: Path):
        self.port = free_port()
        self.environment = os.environ | {"PORT": str(self.port), "DATA": str(data), "DATABASE_URL": "", "REDIS_URL": ""}
        self.environment.pop("SECRET_KEY")
        self.log = data.parent / "demo.txt"

    def start(self) -> None:
        with self.log.open("ab") as log:
            command = [sys.executable, "manage.py", "demo"]
            self.process = subprocess.Popen(command, cwd=BASE, env=self.environment, stdout=log, stderr=log)
        wait_until(lambda: "End: Ctrl-C" in self.said, seconds=120, while_running=self.process, log=self.log)

    @property
    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return answer.read().decode()

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def run(self, *command: str) -> subprocess.CompletedProcess:
        manage = [sys.executable, "manage.py", *command]
        return subprocess.run(manage, cwd=BASE, env=self.environment, capture_output=True, text=True, check=False)


@pytest.fixture
def demo(tmp_path):
    demo = Demo(tmp_path / "data")
    yield demo
    process = getattr(demo, "process", None)
    if process and process.poll() is None:
        demo.end()


def test_the_demonstration_opens_ends_and_begins_afresh(demo, tmp_path):
    """One story, because each start takes many seconds."""
    demo.start()
    assert "alice@rathaus.example" in demo.said
    assert "Alice Beispiel" in demo.get("/demo/")
    assert "deliveries" in demo.get("/readyz")
    assert "is running with" in demo.run("demo_reset").stderr
    children = processes_of(demo.process.pid)
    assert len(children) >= 3

    assert demo.end() == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in children)
    key = (tmp_path / "data" / "secret-key").read_text()

    assert demo.run("demo", "--prepare").returncode == 0
    assert (tmp_path / "data" / "secret-key").read_text() == key

    (tmp_path / "data" / "mine.txt").write_text("not made by the demonstration")
    assert demo.run("demo_reset").returncode == 0
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["mine.txt"]


def test_a_port_in_use_is_named_with_another_one_to_try(demo):
    with socket.socket() as other:
        other.bind(("127.0.0.1", demo.port))
        other.listen()

        said = demo.run("demo").stderr

    assert f"PORT={demo.port + 1}" in said


def processes_of(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]
