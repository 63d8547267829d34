import re
from dataclasses import replace

import pytest
from django.test import Client

from tests.portal.registration import registration
from townhall.applications.models import Draft
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import publish


@pytest.fixture
def version(tax_office, now) -> ServiceVersion:
    return publish(registration, at=now)


@pytest.fixture
def trusted_version(tax_office, now) -> ServiceVersion:
    """Return the same service for people whose identity is proved."""
    return publish(replace(registration, slug="hund-geprueft", trust=2), at=now)


@pytest.fixture
def alices_client(client, alice) -> Client:
    client.force_login(alice)
    return client


class Journey:
    """A person with a browser in front of the form, without scripts."""

    def __init__(self, client: Client, slug: str = "hund"):
        self.client, self.start = client, f"/antrag/{slug}/"

    @property
    def draft(self) -> Draft:
        return Draft.objects.get()

    @property
    def tree(self) -> dict:
        return self.draft.tree

    def address(self, step: str) -> str:
        return f"{self.start}{self.draft.pk}/{step}/"

    def begin(self, data: dict, **buttons):
        """Open the first page and send it."""
        page = self.client.get(f"{self.start}?neu").content.decode()
        [begin] = re.findall(r'name="begin" value="([^"]+)"', page)
        return self.client.post(self.start, {"begin": begin, "revision": 0} | data | buttons)

    def open(self, step: str, **query):
        return self.client.get(self.address(step), query)

    def send(self, step: str, data: dict | None = None, *, seen: int | None = None, **buttons):
        revision = self.draft.revision if seen is None else seen
        return self.client.post(self.address(step), {"revision": revision} | (data or {}) | buttons)


@pytest.fixture
def form(version, client) -> Journey:
    """Return somebody without an account in front of the form."""
    return Journey(client)


@pytest.fixture
def alices_form(version, alices_client) -> Journey:
    return Journey(alices_client)


def place(response) -> str:
    """Return the last part of the address a page leads to, without its anchor."""
    assert response.status_code == 302, f"{response.status_code}: {response.content.decode()[:2000]}"
    return response.url.partition("#")[0].rstrip("/").rpartition("/")[2]
