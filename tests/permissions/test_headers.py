"""The protective headers of every page there is, opened by somebody who may; nothing runs or looks from inside a page."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.cases.conftest import law, version  # noqa: F401
from tests.permissions.test_permissions import PACKAGES, ROLES, addresses, arguments, drain, table, world  # noqa: F401
from tests.portal.test_headers import HEADERS, SOURCES

OF_MACHINES = ("alive", "ready")
INSIDE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(\ssrc=|application/json))|hx-on", re.IGNORECASE)


@pytest.fixture
def pages(world):  # noqa: F811
    """Return the answer of every page that opens, by name and role."""
    found = {}
    for (name, method), expected in table().items():
        if method == "GET" and name in addresses() and name not in OF_MACHINES:
            found |= {(name, role): opened(world, name, role) for role in ROLES if expected[role] == 200}
    return found


def opened(world, name: str, role: str):  # noqa: F811
    client = Client()
    if role in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[role]
    return client.get(reverse(PACKAGES.get(name, name), kwargs=arguments(world, name, addresses()[name])))


@pytest.mark.django_db
def test_every_page_protects_whoever_reads_it(pages):
    wrong = {}
    for place, response in pages.items():
        missing = {name: response.headers.get(name) for name in HEADERS if response.headers.get(name) != HEADERS[name]}
        if missing or not is_strict(response.headers.get("Content-Security-Policy", "")):
            wrong[place] = missing or response.headers.get("Content-Security-Policy")
        if "no-store" not in response.headers.get("Cache-Control", ""):
            wrong[place] = response.headers.get("Cache-Control")
        drain(response)

    assert len(pages) > 100
    assert wrong == {}


@pytest.mark.django_db
def test_no_page_carries_script_or_style_inside(pages):
    found = {
        place: INSIDE.search(response.content.decode()).group(0)
        for place, response in pages.items()
        if not response.streaming and "html" in response.headers["Content-Type"] and INSIDE.search(response.content.decode())
    }
    for response in pages.values():
        drain(response)

    assert found == {}


def is_strict(policy: str) -> bool:
    """Say whether nothing but our own and pictures from data may load; a sandbox for files is stricter still."""
    directives = {name: set(sources) for name, *sources in (part.split() for part in policy.split(";") if part.strip())}
    directives.pop("sandbox", None)
    return directives.get("default-src") == {"'none'"} and set().union(*directives.values()) <= SOURCES
