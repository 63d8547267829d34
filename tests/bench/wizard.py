"""Applications per second, from the first page to the confirmation, beside the bare formtools wizard "W"."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.bench.flows import STEPS, Browser, Load, NotFiledError, click, file_with_peer, hidden
from tests.servers import free_port, wait_until
from tests.town_hall import TownHall

CLIENTS, ROUNDS, SECONDS = 4, 5, 5.0
NAMES = ("about", "matter", "wish")
SERVER = ["-m", "gunicorn", "--workers", "2", "--worker-class", "sync", "--log-level", "warning"]


def measure(hall: TownHall) -> dict[str, object]:
    """Click through both in turns and compare the rounds."""
    sessions = json.loads(hall.python("-m", "tests.bench.people", str(CLIENTS)).stdout.splitlines()[-1])
    hall.kill("worker")  # as the peer has none: what follows from filing is measured in notices.py
    try:
        ours, theirs = in_turns(hall, sessions)
    finally:
        hall.start("worker")
    return {
        "wizard: applications/s": [round(load.per_second, 1) for load in ours],
        "wizard: W applications/s": [round(load.per_second, 1) for load in theirs],
        "wizard: share of W (median of rounds; aim 0.3, stretch 0.45)": ratio(ours, theirs),
        "wizard: seconds per application p50, p95": [
            round(statistics.median(load.quantile(q) for load in ours), 3) for q in (0.5, 0.95)
        ],
        "wizard: W seconds p50, p95": [round(statistics.median(load.quantile(q) for load in theirs), 3) for q in (0.5, 0.95)],
        "wizard: errors": sum(len(load.errors) for load in ours + theirs),
    }


def in_turns(hall: TownHall, sessions: list[str]) -> tuple[list[Load], list[Load]]:
    ours: list[Load] = []
    theirs: list[Load] = []
    with served(hall, "townhall.wsgi", {}) as port, peer(hall) as peer_port:
        file = filing(port, sessions)
        file(0)
        file_with_peer(Browser(peer_port))
        for _ in range(ROUNDS):
            theirs.append(click(lambda _: file_with_peer(Browser(peer_port)), clients=CLIENTS, seconds=SECONDS))
            ours.append(click(file, clients=CLIENTS, seconds=SECONDS))
    return ours, theirs


def ratio(ours: list[Load], theirs: list[Load]) -> float:
    return round(statistics.median(a.per_second / b.per_second for a, b in zip(ours, theirs, strict=True)), 3)


def filing(port: int, sessions: list[str]) -> Callable[[int], None]:
    """Return one click-through as a signed-in person; each client is another person."""

    def file(client: int) -> None:
        browser = Browser(port, {"session": sessions[client]})
        page = browser.open("/antrag/drei-schritte/")
        for name, answers in zip(NAMES, STEPS, strict=True):
            page = browser.open(browser.address, hidden(page) | {f"{name}-{key}": value for key, value in answers.items()})
        browser.open(browser.address, hidden(page) | {"channel": "portal", "consent": "yes"})
        if "/fertig/" not in browser.address:
            raise NotFiledError(browser.address)

    return file


@contextmanager
def peer(hall: TownHall) -> Iterator[int]:
    environment = {"PEER_DATABASE_URL": hall.postgres.new_database("peer")}
    subprocess.run([sys.executable, "-m", "tests.bench.peer"], env=os.environ | environment, check=True, capture_output=True)
    with served(hall, "tests.bench.peer", environment) as port:
        yield port


@contextmanager
def served(hall: TownHall, module: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve a WSGI module as the other one is served: two synchronous gunicorn workers."""
    port = free_port()
    own = os.environ | ({} if environment else hall.environment) | environment
    log = (hall.folder / f"{module}.log").open("ab")
    command = [sys.executable, *SERVER, "--bind", f"127.0.0.1:{port}", f"{module}:application"]
    process = subprocess.Popen(command, env=own, stdout=log, stderr=log)
    try:
        wait_until(lambda: listens(port), while_running=process, log=hall.folder / f"{module}.log")
        yield port
    finally:
        process.terminate()
        process.wait(10)


def listens(port: int) -> bool:
    try:
        Browser(port).request("/", None)
    except OSError:
        return False
    return True
