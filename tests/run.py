"""Run the tests: `make test`, or `make test-all` for the long ones too. Each suite is a pytest call of its own.

Two lanes run side by side: what calculates, and what mostly waits for browsers, workers and people. Each has servers of its own.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT
from threading import Lock

from tests import prepared
from tests.servers import Postgres, Redis, absent

BASE = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit code when nothing was selected
APART = "browser or faults or worker"
SAYING = Lock()
KINDS = ("tests", "failures", "errors", "skipped")


@dataclass
class Suite:
    """Tests that run together, and what became of them."""

    title: str
    arguments: Sequence[str]
    environment: dict[str, str]
    seconds: float = 0
    code: int | None = None
    counts: Counter | None = None

    def run(self) -> None:
        """Run to the end, and then print everything it said in one piece: another suite runs at the same time."""
        say(f"... {self.title}: started")
        began = time.monotonic()
        with tempfile.NamedTemporaryFile(suffix=".xml") as report:
            command = [sys.executable, "-m", "pytest", f"--junitxml={report.name}", *self.arguments]
            done = subprocess.run(
                command, cwd=BASE, env=os.environ | self.environment, stdout=PIPE, stderr=STDOUT, text=True, check=False
            )
            self.counts = count(Path(report.name))
        self.code, self.seconds = done.returncode, time.monotonic() - began
        say(f"\n=== {self.title} ({self.seconds:.0f} s)\n{done.stdout}")

    @property
    def is_good(self) -> bool:
        return self.code in (0, NO_TESTS)


def say(text: str) -> None:
    with SAYING:
        print(text, flush=True)


def main(*, everything: bool) -> int:
    missing = absent()
    short = [] if everything else ["slow"]
    with ExitStack() as servers:
        lanes = [list(suites(start_servers(servers, missing), short)) for suites in (calculating, waiting)]
        with ThreadPoolExecutor(len(lanes)) as pool:
            for lane in [pool.submit(run_in_turn, suites) for suites in lanes]:
                lane.result()
    return close([suite for suites in lanes for suite in suites], missing)


def run_in_turn(suites: Sequence[Suite]) -> None:
    for suite in suites:
        suite.run()


def start_servers(servers: ExitStack, missing: Sequence[str]) -> dict[str, str]:
    urls = {}
    if "PostgreSQL" not in missing:
        urls |= {"DATABASE_URL": servers.enter_context(Postgres()).url, "TEST_TEMPLATE": prepared.TEMPLATE}
    if "Redis" not in missing:
        urls["REDIS_URL"] = servers.enter_context(Redis()).url
    return urls


def calculating(urls: dict[str, str], leave_out: Sequence[str]) -> Iterator[Suite]:
    """What needs no running town hall: everything on PostgreSQL, and on SQLite what it may do differently (see conftest.py)."""
    chosen = ["-n", "2", "-m", f"not ({' or '.join([APART, *leave_out])})"]
    embedded = {"DATABASE_URL": "", "REDIS_URL": ""}
    if "DATABASE_URL" not in urls:
        yield Suite("Everything that needs no running town hall, on SQLite", chosen, embedded)
        return
    yield Suite("Everything that needs no running town hall, on PostgreSQL", chosen, urls)
    yield Suite("What a database may do differently once more, on SQLite", [*chosen, "--only-with-database"], embedded)


def waiting(urls: dict[str, str], leave_out: Sequence[str]) -> Iterator[Suite]:
    """What needs a running town hall, other programs or a browser."""
    apart = "".join(f" and not {mark}" for mark in leave_out)
    for mark, title in (("browser", "Real Chromium"), ("faults", "Killed processes"), ("worker", "Real workers")):
        yield Suite(title, ["-m", mark + apart, *marked(mark)], urls)


def marked(mark: str, base: Path = BASE) -> list[str]:
    """Return the files that name a mark or lie in a room of its name: importing all the others takes longer than to look."""
    found = [*base.glob("tests/**/test_*.py"), *base.glob("services/*/tests.py")]
    files = {str(file.relative_to(base)): file.read_text() for file in found}
    return sorted(name for name, text in files.items() if name.startswith(f"tests/{mark}/") or f"mark.{mark}" in text)


def count(report: Path) -> Counter:
    """Read the sums from pytest's report; a call that never came to testing left none."""
    try:
        suite = ElementTree.parse(report).getroot().find("testsuite")
    except ElementTree.ParseError:
        return Counter()
    return Counter() if suite is None else Counter({kind: int(suite.get(kind, 0)) for kind in KINDS})


def close(suites: Sequence[Suite], missing: Sequence[str]) -> int:
    """Say in a few lines what happened, and what could not be tried."""
    total: Counter = Counter()
    print("\n=== Summary")
    for suite in suites:
        counts = suite.counts or Counter()
        total += counts
        print(f"  {'ok    ' if suite.is_good else 'FAILED'} {suite.title}: {counts['tests']} tests, {suite.seconds:.0f} s")
    for name in missing:
        print(f"  {name} is not installed here: tests that need it were skipped.")
    bad = total["failures"] + total["errors"]
    print(f"{total['tests'] - bad - total['skipped']} passed, {bad} failed, {total['skipped']} skipped")
    missed = bool(missing) and bool(os.environ.get("CI"))
    if missed:
        print("In CI every server must be there, so this run failed.")
    return 0 if all(suite.is_good for suite in suites) and total["tests"] and not missed else 1


if __name__ == "__main__":
    sys.exit(main(everything="--all" in sys.argv))
