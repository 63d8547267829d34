"""The nightly count and the pages of figures, with as many cases as there are now."""

import json
import time
from datetime import date, timedelta

from tests.town_hall import TownHall


def measure(hall: TownHall) -> dict[str, object]:
    """Count a year once, then what is new as every night, then look at the pages."""
    a_year = seconds(hall, "count_figures", "--since", f"{date.today() - timedelta(days=365)}")  # noqa: DTZ011
    every_night = seconds(hall, "count_figures")
    found = json.loads(hall.python("-m", "tests.bench.figure_pages").stdout.splitlines()[-1])
    return {
        "statistics: seconds to count a year anew": a_year,
        "statistics: seconds to count every night": every_night,
        **{f"statistics, {page}: ms p50, p95, statements": list(each) for page, each in found.items()},
    }


def seconds(hall: TownHall, *command: str) -> float:
    began = time.monotonic()
    hall.manage(*command)
    return round(time.monotonic() - began, 1)
