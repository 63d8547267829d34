"""What the way of one application may cost the database, whatever a service defines. Figures may only fall."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bench.three_steps.samples import ORDINARY
from tests.bench.three_steps.service import ThreeSteps
from tests.portal.conftest import Journey
from tests.portal.registration import ALICE, NOTHING, REX
from townhall.authorities import loading
from townhall.cases.models import Case, Deadline
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES
from townhall.journal.models import Delivery

SERVICES.pop(ThreeSteps.slug, None)  # measured, not offered

PINNED = Path(__file__).parent.parent / "query_counts.json"
MOST_STATEMENTS, MOST_COMMITS = 45, 5
PAGES = {"keeper": ALICE, "household": REX, "remarks": NOTHING}
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


def walk(ledger: Ledger, form: Journey, pages: dict = PAGES, *, first: str = "?neu") -> None:
    client, names, sent = form.client, list(pages), list(pages.values())
    begin = ledger.count("first page", lambda: client.get(f"{form.start}{first}")).context["begin"]
    ledger.count("first page sent", lambda: client.post(form.start, {"begin": begin, "revision": 0} | sent[0]))
    base = f"{form.start}{begin}/"
    ledger.count("second page", lambda: client.get(f"{base}{names[1]}/"))
    ledger.count("second page sent", lambda: client.post(f"{base}{names[1]}/", {"revision": 0} | sent[1]))
    ledger.count("third page", lambda: client.get(f"{base}{names[2]}/"))
    ledger.count("third page sent", lambda: client.post(f"{base}{names[2]}/", {"revision": 1} | sent[2]))
    ledger.count("check page", lambda: client.get(f"{base}pruefen/"))
    sent = ledger.count("application sent", lambda: client.post(f"{base}pruefen/", {"revision": 2, "channel": "portal"}))
    ledger.count("confirmation", lambda: client.get(sent.url))


@pytest.fixture
def measured(alices_client, citizens_office, now) -> Ledger:
    """Walk the service that is measured, with a processing period, from its plain first page; its reactions follow."""
    loading.load([settings.BASE / "townhall" / "authorities" / "law.json"])
    publish(ThreeSteps.definition, at=now)
    form, pages = Journey(alices_client, ThreeSteps.slug), {step: typed(step, leaves) for step, leaves in ORDINARY.items()}
    walk(Ledger(), form, pages, first="")
    ledger = Ledger()
    walk(ledger, form, pages, first="")
    return ledger


def typed(step: str, leaves: dict[str, str]) -> dict[str, str]:
    return {f"{step}-{name}": value for name, value in leaves.items()}


def more_than_pinned(ledger: Ledger, block: str) -> dict[str, tuple[int, int]]:
    pinned = json.loads(PINNED.read_text())[block]
    return {page: (count, pinned.get(page, 0)) for page, count in ledger.statements.items() if count > pinned.get(page, 0)}


class TestApplicationWithAPeriod:
    def test_stays_below_the_ceiling(self, measured):
        assert sum(measured.statements.values()) <= MOST_STATEMENTS, measured.statements
        assert Deadline.objects.count() == Case.objects.count() == 2
        assert Delivery.objects.filter(reaction="deciding.decide_automatically").count() == 2

    def test_commits_five_times_at_most(self, measured):
        assert measured.commits <= MOST_COMMITS

    def test_costs_no_more_than_before(self, measured):
        assert not more_than_pinned(measured, "application of three steps with a processing period")


class TestApplicationOfThreeSteps:
    def test_stays_below_the_ceiling(self, ledger):
        assert sum(ledger.statements.values()) <= MOST_STATEMENTS, ledger.statements

    def test_commits_five_times_at_most(self, ledger):
        assert ledger.commits <= MOST_COMMITS

    def test_costs_no_more_than_before(self, ledger):
        assert not more_than_pinned(ledger, "application of three steps")
