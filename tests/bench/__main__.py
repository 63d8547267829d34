"""`make bench`: wizard and submit beside a bare formtools wizard, seconds to the sealed notice, PDFs, a back office with a
million cases, large forms, a draft of 1,000 answers, what a further service costs at start-up.

Prints a table and writes build/bench.json; every figure stands with the command that made it. Ratios are taken between
systems on the same servers in the same run, in turns.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.bench import exports, notices, pages, wizard
from tests.town_hall import TownHall

RESULT = Path("build/bench.json")
COMMAND = "make bench"


@contextmanager
def town_hall():
    """Run the town hall with the measured service, durable, on identical web servers as the peer."""
    with TownHall(durable=True, EXTRA_SERVICES="tests.bench.three_steps") as hall:
        yield hall


def main() -> None:
    figures: dict[str, object] = {"command": COMMAND, "cores": os.cpu_count(), "load before": round(os.getloadavg()[0], 2)}
    began = time.monotonic()
    with town_hall() as hall:
        sessions = json.loads(hall.python("-m", "tests.bench.people", "4").stdout.splitlines()[-1])
        tell(figures, wizard.measure(hall, sessions))
        tell(figures, notices.measure(hall))
        tell(figures, pages.measure(hall))
        tell(figures, exports.measure(hall))
        tell(figures, json.loads(hall.python("-m", "tests.bench.drafts").stdout.splitlines()[-1]))
    for module in ("pdf", "search", "forms", "starting"):
        tell(figures, alone(module))
    tell(figures, {"seconds in all": round(time.monotonic() - began)})
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=2, ensure_ascii=False))


def tell(figures: dict[str, object], found: dict[str, object]) -> None:
    figures |= found
    for name, value in found.items():
        print(f"{name:<64} {value}", flush=True)  # noqa: T201


def alone(module: str) -> dict[str, object]:
    """Measure what needs no servers (rendering, search, forms, start-up) in a process of its own."""
    done = subprocess.run([sys.executable, "-m", f"tests.bench.{module}"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
