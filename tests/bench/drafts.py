"""One field of a draft with 1,000 answers saved, and its rules worked out again: milliseconds of the server per request.

`python -m tests.bench.drafts`, in the environment of a town hall, prints one line of JSON. Requests go through every
middleware and the database, but over no network.
"""

import json
import statistics
import time
from datetime import UTC, datetime

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up first
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.bench import large, people  # noqa: E402
from townhall.applications.drafts import start  # noqa: E402
from townhall.applications.models import Draft  # noqa: E402
from townhall.applications.trees import as_post  # noqa: E402
from townhall.catalogue.publishing import publish  # noqa: E402

PAGES, QUESTIONS, ENTRIES = 20, 40, 20  # 800 answers on pages, 200 in the list
TIMES, WARM = 40, 3
PLAIN, LIST = "page_7", "list"


def main() -> None:
    draft = begin()
    client = Client(headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = people.session_of(draft.account)
    figures = {"drafts: answers": PAGES * QUESTIONS + ENTRIES * large.PARTS}
    for page, name in ((PLAIN, "on a page of 40 questions"), (LIST, "on a page with 20 entries of 10 questions")):
        change = f"{page}-" + ("entries/0/question_0" if page == LIST else "question_0")
        figures[f"drafts: milliseconds to keep one field {name}, p50, p95 (aim 100)"] = timed(
            client, draft, page, change, "sichern/"
        )
        figures[f"drafts: milliseconds to send the page and go on, {name}, p50, p95"] = timed(client, draft, page, change, "")
    print(json.dumps(figures))  # noqa: T201


def begin() -> Draft:
    """Publish the large definition and answer everything."""
    whole = large.definition(pages=PAGES, questions=QUESTIONS, entries=ENTRIES)
    version = publish(whole, at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
    tree = large.answers(whole, entries=ENTRIES)
    return start(version, account=people.citizen(1000), at=timezone.now(), tree=tree)[0]


def timed(client: Client, draft: Draft, page: str, change: str, suffix: str) -> list[float]:
    """Post a page with one field changed again and again; return p50 and p95."""
    address = f"/antrag/{draft.version.slug}/{draft.pk}/{page}/{suffix}"
    milliseconds = sorted(
        [post(client, draft, address, page, {change: f"Antwort {turn}"}) for turn in range(WARM + TIMES)][WARM:]
    )
    return [round(statistics.median(milliseconds), 1), round(milliseconds[int(0.95 * TIMES)], 1)]


def post(client: Client, draft: Draft, address: str, page: str, change: dict[str, str]) -> float:
    draft.refresh_from_db()
    typed = as_post(draft.version.definition.step(page), draft.tree[page])
    for name, value in (change | {"revision": str(draft.revision)}).items():
        typed[name] = value
    began = time.perf_counter()
    answer = client.post(address, dict(typed.lists()))
    seconds = time.perf_counter() - began
    draft.refresh_from_db()
    if answer.status_code not in (200, 302) or next(iter(change.values())) not in json.dumps(draft.tree[page]):
        raise AssertionError(f"{address} answered {answer.status_code} and did not save")
    return 1000 * seconds


if __name__ == "__main__":
    main()
