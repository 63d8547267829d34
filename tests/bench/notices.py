"""Seconds from pressing the last button to the sealed notice in the inbox, on an idle town hall."""

import json
import statistics
import time

import psycopg

from tests.bench.flows import Browser, NotFiledError, hidden
from tests.servers import wait_until
from tests.town_hall import TownHall

TIMES, WARM = 20, 4
OPEN = "SELECT count(*) FROM journal_delivery WHERE done_at IS NULL AND run_at <= now()"  # a reminder of next week is no work yet
PATIENCE = 20.0
INBOX = """SELECT 1 FROM notifications_letter letter
JOIN cases_case c ON c.id = letter.case_id JOIN applications_application a ON a.id = c.application_id
WHERE a.draft_id = %s AND letter.kind = 'decision' AND letter.certificate_id IS NOT NULL"""


def measure(hall: TownHall) -> dict[str, object]:
    """File prepared dog registrations one after the other and wait for each notice."""
    made = json.loads(hall.python("-m", "tests.faults.prepare", str(TIMES + WARM)).stdout.splitlines()[-1])
    browser = Browser(hall.port, {"session": made["session"]})
    with psycopg.connect(hall.environment["DATABASE_URL"], autocommit=True) as database:
        wait_until_idle(database)
        seconds = [seconds_to_notice(database, browser, draft) for draft in made["drafts"]]
    seconds = sorted(seconds[WARM:])
    return {
        "notice: seconds from submit to sealed notice, p50 (aim 0.4)": round(statistics.median(seconds), 3),
        "notice: seconds from submit to sealed notice, p95": round(seconds[int(0.95 * len(seconds))], 3),
    }


def wait_until_idle(database: psycopg.Connection) -> None:
    """Let the worker finish what earlier work left."""
    wait_until(lambda: database.execute(OPEN).fetchone() == (0,), seconds=240)


def seconds_to_notice(database: psycopg.Connection, browser: Browser, draft: str) -> float:
    """Submit, and look until the letter with the notice lies in the inbox; the database is asked, as a page would cost more."""
    check = f"/antrag/hundesteuer-anmeldung/{draft}/pruefen/"
    page = browser.open(check)
    began = time.monotonic()
    browser.request(check, hidden(page) | {"channel": "portal", "consent": "yes"})
    while database.execute(INBOX, [draft]).fetchone() is None:
        if time.monotonic() - began > PATIENCE:
            raise NotFiledError(f"no notice for draft {draft}")
        time.sleep(0.005)
    seconds = time.monotonic() - began
    wait_until_idle(database)
    return seconds
