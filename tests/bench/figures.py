"""The nightly count and the pages of figures, with as many cases as there are now."""

import json
import time

from tests.town_hall import TownHall


def measure(hall: TownHall) -> dict[str, object]:
    """Count everything once, then the last two days as every night, then look at the pages."""
    everything = seconds(hall, "count_figures")
    every_night = seconds(hall, "count_figures")
    found = json.loads(hall.python("-m", "tests.bench.figure_pages").stdout.splitlines()[-1])
    return {
        "statistics: seconds to count all cases for the first time": everything,
        "statistics: seconds to count every night": every_night,
        **{f"statistics, {page}: ms p50, p95, statements": list(each) for page, each in found.items()},
    }


def seconds(hall: TownHall, *command: str) -> float:
    began = time.monotonic()
    hall.manage(*command)
    return round(time.monotonic() - began, 1)
