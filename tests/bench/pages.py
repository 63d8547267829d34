"""The work list with 100,000 cases: seconds per page, first page and pages far behind it."""

import re
import time

from tests.bench.flows import Browser, hidden
from tests.town_hall import TownHall

CASES = 100_000
TIMES = 30
NEXT = re.compile(r'href="([^"]+)"[^>]*rel="next"|rel="next"[^>]*href="([^"]+)"')


def measure(hall: TownHall, session: str) -> dict[str, object]:
    """Seed, look at the unassigned cases, go on ten pages, search for a number."""
    began = time.monotonic()
    hall.python("-m", "tests.bench.seeding", str(CASES))
    seeding = time.monotonic() - began
    browser = Browser(hall.port, {"session": session})
    first = timed(browser, "/amt/listen/unverteilt/")
    far = deep(browser, "/amt/listen/unverteilt/", pages=10)
    return {
        "work list: cases": CASES,
        "work list: seconds to seed": round(seeding, 1),
        "work list: milliseconds p50, p95": first,
        "work list: eleventh page, milliseconds p50, p95": timed(browser, far),
        "work list: search by the beginning of a name, milliseconds p50, p95": search(browser, "beispiel 12"),
    }


def timed(browser: Browser, address: str) -> list[float]:
    browser.open(address)
    seconds = []
    for _ in range(TIMES):
        began = time.monotonic()
        browser.open(address)
        seconds.append(time.monotonic() - began)
    seconds.sort()
    return [round(1000 * seconds[int(part * TIMES)], 1) for part in (0.5, 0.95)]


def search(browser: Browser, text: str) -> list[float]:
    """Search once, which keeps the text in the session, and time what is found."""
    browser.open("/amt/suche/", hidden(browser.open("/amt/suche/")) | {"text": text})
    return timed(browser, "/amt/suche/")


def deep(browser: Browser, address: str, *, pages: int) -> str:
    """Follow "next" some pages and return where it leads."""
    for _ in range(pages):
        found = NEXT.search(browser.open(address))
        if found is None:
            return address
        link = (found.group(1) or found.group(2)).replace("&amp;", "&")
        address = link if link.startswith("/") else address.partition("?")[0] + link
    return address
