"""Keep several programs running: start them, start again what dies, end all of them together."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

PATIENCE = 25  # seconds a program gets to end; a delivery in progress may take 20
YOUNG = 10  # seconds; who dies younger than this did not start properly
TRIES = 4


class KeepsDying(Exception):
    """A program ended again and again right after its start."""


@dataclass
class Child:
    """One program, with its log and how often it failed to start."""

    name: str
    command: Sequence[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None  # where it runs
    process: subprocess.Popen | None = None
    began: float = 0
    failures: int = 0

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = self.launch(log)
        self.began = time.monotonic()

    def launch(self, log: IO[bytes]) -> subprocess.Popen:
        """Start in a session of its own: Ctrl-C reaches the supervisor alone, which then ends everybody in order."""
        environment = os.environ | self.environment
        return subprocess.Popen(
            self.command,
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])


class Supervisor:
    """Runs children until it is told to stop."""

    def __init__(self, children: Sequence[Child]):
        self.children = children
        self.stopping = threading.Event()

    def start(self) -> None:
        for child in self.children:
            child.start()

    def watch(self) -> None:
        """Wait for the signal to stop; meanwhile start again whatever has ended."""
        while not self.stopping.wait(0.5):
            for child in self.children:
                if not child.is_running():
                    self.restart(child)

    def restart(self, child: Child) -> None:
        child.failures = child.failures + 1 if time.monotonic() - child.began < YOUNG else 0
        if child.failures >= TRIES:
            raise KeepsDying(f"{child.name} ended {TRIES} times right after its start. It said last:\n{child.last_words()}")
        child.start()

    def stop(self, *_) -> None:
        self.stopping.set()

    def end(self) -> None:
        """Ask all to end, then make those end that do not."""
        for child in self.children:
            signal_group(child, signal.SIGTERM, whole=False)
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            wait(child, deadline)
            signal_group(child, signal.SIGKILL, whole=True)


def signal_group(child: Child, number: signal.Signals, *, whole: bool) -> None:
    """Tell a child, or whatever is left of its whole session."""
    if child.process is None:
        return
    try:
        if whole:
            os.killpg(child.process.pid, number)
        else:
            child.process.send_signal(number)
    except ProcessLookupError:
        return


def wait(child: Child, deadline: float) -> None:
    if child.process is None:
        return
    try:
        child.process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return
