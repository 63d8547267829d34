"""`make bench`: wizard and submit beside a bare formtools wizard, seconds to the sealed notice, PDFs, a back office with a
million cases, exports and statistics of them, large forms, a draft of 1,000 answers, what a further service costs at start-up.

Prints a table and writes build/bench.json after each module, so that one that fails loses only its own figures; it is named
at the end. Ratios are taken between systems on the same servers in the same run, in turns. `BENCH_CASES=1000,2000,4000`
and `BENCH_EXPORTED=100,1000` try everything out with less.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import exports, figures, notices, pages, wizard
from tests.town_hall import TownHall

RESULT = Path("build/bench.json")
COMMAND = "make bench"
Measure = Callable[[], dict[str, object]]


class Run:
    """One run: what was found so far, and which modules failed."""

    def __init__(self) -> None:
        self.found: dict[str, object] = {
            "command": COMMAND,
            "cores": os.cpu_count(),
            "load before": round(os.getloadavg()[0], 2),
        }
        self.failed: list[str] = []
        self.began = time.monotonic()

    def take(self, name: str, measure: Measure) -> None:
        """Measure one thing and keep what was found, or that it failed; the others go on."""
        began = time.monotonic()
        try:
            found = measure()
        except Exception:  # whatever one module does wrong stays with it
            traceback.print_exc()
            found = {f"{name}: failed": "see the output"}
            self.failed.append(name)
        self.tell(found | {f"{name}: seconds to measure": round(time.monotonic() - began)})

    def tell(self, found: dict[str, object]) -> None:
        for name, value in found.items():
            print(f"{name:<64} {value}", flush=True)  # noqa: T201
        self.found |= found
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(self.found, indent=2, ensure_ascii=False))


def main() -> None:
    run = Run()
    in_a_town_hall(run, applying, EXTRA_SERVICES="tests.bench.three_steps")
    in_a_town_hall(run, working)
    for module in ("pdf", "search", "forms", "starting"):
        run.take(module, partial(alone, module))
    run.tell({"seconds in all": round(time.monotonic() - run.began), "failed": run.failed})
    sys.exit(len(run.failed))


def in_a_town_hall(run: Run, measure: Callable[[Run, TownHall], None], **environment: str) -> None:
    """Run a town hall of its own, durable, for some modules; if it does not even start, they count as failed."""
    try:
        with TownHall(durable=True, **environment) as hall:
            measure(run, hall)
    except Exception:  # a town hall that does not start or end loses the figures of its modules only
        traceback.print_exc()
        run.failed.append(measure.__name__)


def applying(run: Run, hall: TownHall) -> None:
    """Measure what people do, on identical web servers as the peer."""
    run.take("wizard", partial(wizard.measure, hall))
    run.take("notice", partial(notices.measure, hall))
    run.take("drafts", lambda: last_line(hall.python("-m", "tests.bench.drafts")))


def working(run: Run, hall: TownHall) -> None:
    """Measure what clerks do, with more and more cases."""
    run.take("back office", partial(pages.measure, hall))
    run.take("export", partial(exports.measure, hall))
    run.take("statistics", partial(figures.measure, hall))


def alone(module: str) -> dict[str, object]:
    """Measure what needs no servers (rendering, search, forms, start-up) in a process of its own."""
    return last_line(subprocess.run([sys.executable, "-m", f"tests.bench.{module}"], capture_output=True, text=True, check=True))


def last_line(done: subprocess.CompletedProcess) -> dict[str, object]:
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
