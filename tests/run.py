"""Run the tests: `make test`, or `make test-all` for the long ones too. Each suite is a pytest call of its own."""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.servers import Postgres, Redis, absent

BASE = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit code when nothing was selected
APART = "browser or faults or worker"
KINDS = ("tests", "failures", "errors", "skipped")


@dataclass
class Suite:
    """Tests that run together, and what became of them."""

    title: str
    arguments: Sequence[str]
    environment: dict[str, str]
    seconds: float = 0
    code: int = 0
    counts: Counter | None = None

    def run(self) -> None:
        print(f"\n=== {self.title}", flush=True)
        began = time.monotonic()
        with tempfile.NamedTemporaryFile(suffix=".xml") as report:
            command = [sys.executable, "-m", "pytest", f"--junitxml={report.name}", *self.arguments]
            self.code = subprocess.run(command, cwd=BASE, env=os.environ | self.environment, check=False).returncode
            self.counts = count(Path(report.name))
        self.seconds = time.monotonic() - began

    @property
    def is_good(self) -> bool:
        return self.code in (0, NO_TESTS)


def main(*, everything: bool) -> int:
    missing = absent()
    short = [] if everything else ["slow"]
    with ExitStack() as servers:
        urls = start_servers(servers, missing)
        suites = list(suites_for(urls, short))
        for suite in suites:
            suite.run()
    return close(suites, missing)


def start_servers(servers: ExitStack, missing: Sequence[str]) -> dict[str, str]:
    urls = {}
    if "PostgreSQL" not in missing:
        urls["DATABASE_URL"] = servers.enter_context(Postgres()).url
    if "Redis" not in missing:
        urls["REDIS_URL"] = servers.enter_context(Redis()).url
    return urls


def suites_for(urls: dict[str, str], leave_out: Sequence[str]):
    embedded = {"DATABASE_URL": "", "REDIS_URL": ""}
    core = " or ".join([APART, *leave_out])
    apart = "".join(f" and not {mark}" for mark in leave_out)
    if "DATABASE_URL" in urls:
        yield Suite("Everything that needs no running town hall, on PostgreSQL", ["-n", "2", "-m", f"not ({core})"], urls)
    for mark, title in (("worker", "Real workers"), ("browser", "Real Chromium"), ("faults", "Killed processes")):
        yield Suite(title, ["-m", mark + apart], urls)
    yield Suite("The core once more, on SQLite", ["-n", "2", "-m", f"not ({core})"], embedded)


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
