"""Seconds from pressing the last button to the sealed notice in the inbox, on an idle town hall."""

import json
import statistics
import time

import psycopg

from tests.bench.flows import Browser, NotFiledError, hidden
from tests.servers import wait_until
from tests.town_hall import TownHall

TIMES = 20
OPEN = "SELECT count(*) FROM journal_delivery WHERE done_at IS NULL"
PATIENCE = 20.0
NOTICE = "Bescheid über Hundesteuer"  # the letter's subject, on the case page as soon as it lies in the inbox


def measure(hall: TownHall) -> dict[str, object]:
    """File prepared dog registrations one after the other and wait for each notice."""
    made = json.loads(hall.python("-m", "tests.faults.prepare", str(TIMES + 1)).stdout.splitlines()[-1])
    browser = Browser(hall.port, {"session": made["session"]})
    wait_until_idle(hall)
    warm, *drafts = made["drafts"]
    seconds_to_notice(hall, browser, warm)
    seconds = sorted(seconds_to_notice(hall, browser, draft) for draft in drafts)
    return {
        "notice: seconds from submit to sealed notice, p50 (aim 0.4)": round(statistics.median(seconds), 3),
        "notice: seconds from submit to sealed notice, p95": round(seconds[int(0.95 * len(seconds))], 3),
    }


def wait_until_idle(hall: TownHall) -> None:
    """Let the worker finish what earlier measurements left."""
    with psycopg.connect(hall.environment["DATABASE_URL"], autocommit=True) as connection:
        wait_until(lambda: connection.execute(OPEN).fetchone() == (0,), seconds=240)


def seconds_to_notice(hall: TownHall, browser: Browser, draft: str) -> float:
    """Submit, then ask the person's case page until it offers the notice."""
    check = f"/antrag/hundesteuer-anmeldung/{draft}/pruefen/"
    page = browser.open(check)
    began = time.monotonic()
    browser.open(check, hidden(page) | {"channel": "portal", "consent": "yes"})
    number = browser.address.rstrip("/").rpartition("/")[2]
    while NOTICE not in browser.open(f"/konto/vorgaenge/{number}/"):
        if time.monotonic() - began > PATIENCE:
            raise NotFiledError(f"no notice for {number}")
        time.sleep(0.02)
    return time.monotonic() - began
