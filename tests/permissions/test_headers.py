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
def test_every_page_protects_whoever_reads_it_and_carries_no_script_or_style_inside(pages):
    """One story, because opening every page takes many seconds."""
    for response in pages.values():
        drain(response)
    assert len(pages) > 100
    assert {place: wrong for place, response in pages.items() if (wrong := unprotected(response))} == {}

    inside = {place: INSIDE.search(response.content.decode()) for place, response in pages.items() if is_html(response)}
    assert {place: found.group(0) for place, found in inside.items() if found} == {}


def unprotected(response) -> dict[str, str | None]:
    """Return the headers that are missing or say something weaker."""
    told = response.headers
    wrong = {name: told.get(name) for name in HEADERS if told.get(name) != HEADERS[name]}
    if not is_strict(told.get("Content-Security-Policy", "")):
        wrong["Content-Security-Policy"] = told.get("Content-Security-Policy")
    if "no-store" not in told.get("Cache-Control", ""):
        wrong["Cache-Control"] = told.get("Cache-Control")
    return wrong


def is_html(response) -> bool:
    return not response.streaming and "html" in response.headers["Content-Type"]


def is_strict(policy: str) -> bool:
    """Say whether nothing but our own and pictures from data may load; a sandbox for files is stricter still."""
    directives = {name: set(sources) for name, *sources in (part.split() for part in policy.split(";") if part.strip())}
    directives.pop("sandbox", None)
    return directives.get("default-src") == {"'none'"} and set().union(*directives.values()) <= SOURCES
