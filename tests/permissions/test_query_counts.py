"""What every page may ask of the database, pinned in tests/query_counts.json. Figures may only fall.

`PIN=1 pytest tests/permissions/test_query_counts.py` writes lower figures and new pages; a higher figure has to be
written by hand, with its reason in the commit.
"""

import json
import os

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cases.conftest import law, version  # noqa: F401
from tests.permissions.test_permissions import PACKAGES, addresses, arguments, drain, table, world  # noqa: F401
from tests.portal.test_query_budget import FRAME, PINNED

BUSY_FIRST = ("clerk", "supervisor", "owner", "citizen", "administrator", "anonymous")  # whose page has most on it
MOST_OF_A_WORK_LIST = 12


@pytest.fixture
def counted(world) -> dict[str, int]:  # noqa: F811
    """Open every page twice as somebody who may, and count the second time."""
    found = {}
    for (name, method), expected in sorted(table().items()):
        roles = [role for role in BUSY_FIRST if expected[role] == 200]
        if method == "GET" and roles and name in addresses():
            found[name] = statements(world, name, roles[0])
    return found


def statements(world, name: str, role: str) -> int:  # noqa: F811
    address = reverse(PACKAGES.get(name, name), kwargs=arguments(world, name, addresses()[name]))
    client = Client()
    if role in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[role]
    drain(client.get(address))
    with CaptureQueriesContext(connection) as seen:
        drain(client.get(address))
    return len([query for query in seen.captured_queries if not query["sql"].startswith(FRAME)])


@pytest.mark.django_db
def test_no_page_asks_more_than_is_pinned_and_a_work_list_not_more_than_its_ceiling(counted):
    book = json.loads(PINNED.read_text())
    pinned = book.setdefault("pages", {})
    if os.environ.get("PIN"):
        pinned |= {name: min(number, pinned.get(name, number)) for name, number in counted.items()}
        PINNED.write_text(json.dumps(book, indent=2) + "\n")

    assert {name: number for name, number in counted.items() if number > pinned.get(name, -1)} == {}, "pages ask for more"
    assert {name for name in pinned if name in addresses()} <= counted.keys(), "pinned, but no page"
    assert counted["backoffice:list"] <= MOST_OF_A_WORK_LIST
