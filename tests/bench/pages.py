"""Lists, search and case file with 10,000, 100,000 and 1,000,000 cases in one run, and the growth from the first to the last."""

import json
import time

from tests.town_hall import TownHall

SIZES = (10_000, 100_000, 1_000_000)
OF_ONE_SERVICE = ("anliegen", 100_000)  # of which many are exported later


def measure(hall: TownHall) -> dict[str, object]:
    """Seed more and more cases and look at the same pages each time."""
    found, seconds, there = {}, 0.0, 0
    for size in SIZES:
        began = time.monotonic()
        if size == SIZES[-1]:
            there += seed(hall, OF_ONE_SERVICE[1], OF_ONE_SERVICE[0])
        there += seed(hall, size - there)
        seconds += time.monotonic() - began
        found[size] = json.loads(hall.python("-m", "tests.bench.desk").stdout.splitlines()[-1])
    return {"back office: seconds to seed": round(seconds), **dict(lines(found))}


def seed(hall: TownHall, number: int, slug: str = "") -> int:
    return int(hall.python("-m", "tests.bench.seeding", str(number), slug).stdout.splitlines()[-1])


def lines(found: dict[int, dict]):
    """Yield a line for each page: p50 and p95 with each size, statements, and the growth of p50."""
    for page in found[SIZES[0]]:
        by_size = [found[size][page] for size in SIZES]
        yield f"back office, {page}: ms p50", [each["p50"] for each in by_size]
        yield f"back office, {page}: ms p95", [each["p95"] for each in by_size]
        yield f"back office, {page}: statements", by_size[-1]["statements"]
        yield f"back office, {page}: growth (aim 1.5)", round(by_size[-1]["p50"] / by_size[0]["p50"], 2)
