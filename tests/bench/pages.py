"""Lists, search and case file with 10,000, 100,000 and 1,000,000 cases in one run, and the growth from the first to the last."""

import json
import time

from tests.bench.sizes import CASES, EXPORTED, OF_ONE_SERVICE
from tests.town_hall import TownHall


def measure(hall: TownHall) -> dict[str, object]:
    """Seed more and more cases and look at the same pages each time; at the end there are enough of one service to export."""
    found, seconds, there = {}, 0.0, 0
    for size in CASES:
        began = time.monotonic()
        if size == CASES[-1]:
            there += seed(hall, EXPORTED[-1], OF_ONE_SERVICE)
        there += seed(hall, size - there)
        seconds += time.monotonic() - began
        found[size] = json.loads(hall.python("-m", "tests.bench.desk").stdout.splitlines()[-1])
    return {"back office: cases": there, "back office: seconds to seed": round(seconds), **dict(lines(found))}


def seed(hall: TownHall, number: int, slug: str = "") -> int:
    return int(hall.python("-m", "tests.bench.seeding", str(number), slug).stdout.splitlines()[-1])


def lines(found: dict[int, dict]):
    """Yield lines for each page: p50 and p95 with each size, statements, and how the time grew from first to last."""
    for page in found[CASES[0]]:
        by_size = [found[size][page] for size in CASES]
        yield f"back office, {page}: ms p50", [each["p50"] for each in by_size]
        yield f"back office, {page}: ms p95", [each["p95"] for each in by_size]
        yield f"back office, {page}: ms p50 of a page without cases, in turns", [each["beside"] for each in by_size]
        yield f"back office, {page}: statements", by_size[-1]["statements"]
        yield f"back office, {page}: ms of the slowest statement", [each["slowest statement"] for each in by_size]
        yield f"back office, {page}: growth by the page without cases (aim 1.5)", round(growth(by_size[0], by_size[-1]), 2)


def growth(first: dict, last: dict) -> float:
    """Return by how much a page became slower, less what the machine itself became slower in between."""
    return (last["p50"] / last["beside"]) / (first["p50"] / first["beside"])
