"""Search among all offers of the catalogue: milliseconds per query, and to make the index once per process.

`python -m tests.bench.search` prints one line of JSON.
"""

import csv
import json
import os
import statistics
import time
from pathlib import Path

import django

import tests.environment  # noqa: F401 - before settings are read

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "townhall.settings")
django.setup()

from townhall.catalogue.offers import Offer, offers  # noqa: E402 - Django has to be set up first
from townhall.catalogue.registry import SERVICES  # noqa: E402
from townhall.catalogue.search import index, search  # noqa: E402

QUERIES = Path(__file__).parent.parent / "catalogue" / "queries.csv"
ROUNDS = 5


def main() -> None:
    """Make the index, then ask the hundred most likely queries five times."""
    known = offers(service.definition for service in SERVICES.values())
    queries = [row["query"] for row in csv.DictReader(QUERIES.read_text(encoding="utf-8").splitlines())]
    began = time.perf_counter()
    index(tuple(known))
    indexing = 1000 * (time.perf_counter() - began)
    times = sorted(milliseconds(query, known) for _ in range(ROUNDS) for query in queries)
    figures = {
        "search: offers": len(known),
        "search: milliseconds per query p50, p95": [round(statistics.median(times), 1), round(times[int(len(times) * 0.95)], 1)],
        "search: milliseconds to make the index, once per process": round(indexing, 1),
    }
    print(json.dumps(figures))  # noqa: T201


def milliseconds(query: str, known: list[Offer]) -> float:
    began = time.perf_counter()
    search(query, known)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
