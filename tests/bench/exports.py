"""Exports of 1,000 and of 100,000 cases with all columns: rows per second, and whether memory stays flat."""

import json

from tests.bench.sizes import EXPORTED
from tests.town_hall import TownHall

FORMATS = ("xlsx", "csv", "json")


def measure(hall: TownHall) -> dict[str, object]:
    """Export the cases the work list was measured with; each export in a process of its own, so that the peak is its own."""
    figures: dict[str, object] = {}
    for form in FORMATS:
        few, many = (
            json.loads(hall.python("-m", "tests.bench.exporting", str(n), form).stdout.splitlines()[-1]) for n in EXPORTED
        )
        name = f"export of {many['rows']} cases, {form}"
        figures |= {
            f"{name}: rows per second": many["rows per second"],
            f"{name}: megabytes of the file": many["file"],
            f"{name}: peak memory in MB, with {few['rows']} and with all": [few["memory"], many["memory"]],
            f"{name}: longest delivery in seconds (hard limit 20)": many["longest"],
        }
    return figures
