"""Pages of the back office as many cases as there are now: `python -m tests.bench.desk` prints milliseconds and statements.

Requests go through every middleware and the database, but over no network. A clerk of the whole city looks at them, whose
lists hold every case: the worst case. In turns with each page, one is asked for that shows no case: the machine may be faster
or slower by the time there are more cases, and then it is so for both.
"""

import json
import re
import statistics
import time

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.bench import people  # noqa: E402
from townhall.accounts.models import Account  # noqa: E402
from townhall.cases.models import Case  # noqa: E402
from townhall.catalogue.models import ServiceVersion  # noqa: E402

TIMES, WARM = 40, 5
FILTERED = "glasfaser-127-tkg"
WITHOUT_CASES = "/amt/vertretung/"
CASE = b"BO-"  # how the number of a case begins
NEXT = re.compile(r'<a[^>]*rel="next"[^>]*>')
HREF = re.compile(r'href="([^"]+)"')


def main() -> dict[str, dict]:
    client = clerk_of("bochum")
    case = Case.objects.filter(service_slug=FILTERED).latest("pk")
    first, all_cases = "/amt/listen/unverteilt/", "/amt/listen/alle/"
    pages = {
        "unassigned cases": first,
        "unassigned cases, eleventh page": far(client, first, pages=10),
        "all cases, by receipt": all_cases,
        "all cases, by number": f"{all_cases}?sortierung=nummer",
        "all cases, eleventh page": far(client, all_cases, pages=10),
        "overdue cases": "/amt/listen/ueberfaellig/",
        "filtered by an answer": filtered(all_cases),
        "case file": f"/amt/vorgaenge/{case.number}/",
    }
    found = {name: timed(client, address) for name, address in pages.items()}
    for name, text in searches(case).items():
        client.post("/amt/suche/", {"text": text})
        found[name] = timed(client, "/amt/suche/")
    return found


def searches(case: Case) -> dict[str, str]:
    serial = case.applicant_name.split()[-1]
    return {
        "search for a name": case.applicant_name,
        "search for the beginning of a name": f"muster {serial[:4]}",
        "search for a word that many have": "beispiel",
        "search for the beginning of a number": case.number[:12],
    }


def clerk_of(authority: str) -> Client:
    return client_of(Account.objects.filter(email=people.CLERK).first() or people.clerk(authority))


def client_of(account: Account) -> Client:
    client = Client(headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = people.session_of(account)
    return client


def filtered(address: str) -> str:
    listed = ServiceVersion.objects.filter(slug=FILTERED).latest("number").definition.listed
    length = next(field for field in listed if field.kind == "number")
    return f"{address}?leistung={FILTERED}&feld-{length.path}-von=1"


def far(client: Client, address: str, *, pages: int) -> str:
    """Follow “next” so many pages and return where it leads."""
    for _ in range(pages):
        link = NEXT.search(client.get(address).content.decode())
        if link is None:
            return address
        query = HREF.search(link[0])
        address = address.partition("?")[0] + query[1].replace("&amp;", "&") if query else address
    return address


def timed(client: Client, address: str, *, shows: bytes = CASE) -> dict:
    """Ask for a page and in turns for one without cases; times are milliseconds, `beside` is the median of the latter."""
    both = [(get(client, address, shows), get(client, WITHOUT_CASES, b"</html>")) for _ in range(WARM + TIMES)][WARM:]
    milliseconds, beside = (sorted(each) for each in zip(*both, strict=True))
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return {
        "p50": round(statistics.median(milliseconds), 1),
        "p95": round(milliseconds[int(0.95 * TIMES)], 1),
        "beside": round(statistics.median(beside), 1),
        "statements": len(seen.captured_queries),
        "slowest statement": round(1000 * max(float(query["time"]) for query in seen.captured_queries)),
    }


def get(client: Client, address: str, shows: bytes) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    seconds = time.perf_counter() - began
    if answer.status_code != 200 or shows not in answer.content:
        raise AssertionError(f"{address} answered {answer.status_code}, or does not show {shows!r}")
    return 1000 * seconds


if __name__ == "__main__":
    print(json.dumps(main()))  # noqa: T201
