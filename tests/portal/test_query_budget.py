"""What the way of one application may cost the database, whatever a service defines. Figures may only fall."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal.conftest import Journey
from tests.portal.registration import ALICE, NOTHING, REX

PINNED = Path(__file__).parent.parent / "query_counts.json"
MOST_STATEMENTS, MOST_COMMITS = 45, 5
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


class Ledger:
    """Counts statements page by page; what opens and ends a transaction counts apart."""

    def __init__(self):
        self.statements: dict[str, int] = {}
        self.commits = 0

    def count(self, page: str, visit):
        with CaptureQueriesContext(connection) as seen:
            response = visit()
        assert response.status_code in (200, 302), f"{page}: {response.status_code}"
        sql = [query["sql"] for query in seen.captured_queries]
        own = [line for line in sql if not line.startswith(FRAME)]
        self.statements[page] = len(own)
        self.commits += any(not line.startswith("SELECT") for line in own)  # in a test, what would be committed
        self.said = {**getattr(self, "said", {}), page: own}
        return response


@pytest.fixture
def ledger(alices_form, version) -> Ledger:
    """Walk three steps, signed in, without uploads, once to warm up and once to count."""
    walk(Ledger(), alices_form)
    ledger = Ledger()
    walk(ledger, alices_form)
    return ledger


def walk(ledger: Ledger, form: Journey) -> None:
    client, begin = form.client, {}

    def first():
        response = client.get(f"{form.start}?neu")
        begin["id"] = response.context["begin"]
        return response

    ledger.count("first page", first)
    ledger.count("first page sent", lambda: client.post(form.start, {"begin": begin["id"], "revision": 0} | ALICE))
    base = f"{form.start}{begin['id']}/"
    ledger.count("second page", lambda: client.get(f"{base}household/"))
    ledger.count("second page sent", lambda: client.post(f"{base}household/", {"revision": 0} | REX))
    ledger.count("third page", lambda: client.get(f"{base}remarks/"))
    ledger.count("third page sent", lambda: client.post(f"{base}remarks/", {"revision": 1} | NOTHING))
    ledger.count("check page", lambda: client.get(f"{base}pruefen/"))
    sent = ledger.count("application sent", lambda: client.post(f"{base}pruefen/", {"revision": 2, "channel": "portal"}))
    ledger.count("confirmation", lambda: client.get(sent.url))


class TestApplicationOfThreeSteps:
    def test_stays_below_the_ceiling(self, ledger):
        assert sum(ledger.statements.values()) <= MOST_STATEMENTS, ledger.statements

    def test_commits_five_times_at_most(self, ledger):
        assert ledger.commits <= MOST_COMMITS

    def test_costs_no_more_than_before(self, ledger):
        pinned = json.loads(PINNED.read_text())["application of three steps"]
        more = {page: (count, pinned.get(page)) for page, count in ledger.statements.items() if count > pinned.get(page, 0)}

        assert not more
