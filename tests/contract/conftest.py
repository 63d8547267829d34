from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.contract.found import sample
from tests.contract.pages import pages
from tests.documents.files import pdf, upload
from tests.fixtures import employee, person
from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import raise_session
from townhall.applications.models import Draft
from townhall.authorities.models import Authority, Role
from townhall.cases.models import Case
from townhall.catalogue.answers import Answers
from townhall.catalogue.models import ServiceVersion
from townhall.documents.models import Document, ScanState

KEYS = Path()


@pytest.fixture(scope="session", autouse=True)
def keys(tmp_path_factory):
    global KEYS
    KEYS = tmp_path_factory.mktemp("contract-keys")


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Keep files of each test apart; keys are slow to make and shared."""
    settings.MEDIA_ROOT, settings.SEAL_KEYS = tmp_path / "files", KEYS / "seal"


@pytest.fixture
def erik(published):
    """Return a clerk of the whole town hall."""
    return employee("Erik", "Überall", Authority.objects.get(slug="bochum"), Role.CLERK)


@pytest.fixture
def frieda(published):
    """Return somebody for the second signature."""
    return employee("Frieda", "Vorgesetzt", Authority.objects.get(slug="bochum"), Role.SUPERVISOR)


@pytest.fixture
def applicant(db) -> Client:
    """Return the browser of somebody who has just proved who they are."""
    client = Client()
    client.force_login(person("Alice", "Beispiel"))
    session = client.session
    raise_session(session, TrustLevel.HIGH, at=timezone.now())
    session.save()
    return client


@pytest.fixture
def file(published, applicant):
    """Return a verb that sends a sample page by page and returns its case."""

    def sent(slug: str, name: str) -> Case:
        version = ServiceVersion.objects.latest_of(slug)
        assert version is not None
        return send(applicant, version, sample(slug, name))

    return sent


def send(applicant: Client, version: ServiceVersion, tree: dict) -> Case:
    """Send a whole application page by page and return its case."""
    answers = Answers(version.definition, tree, today=timezone.localdate())
    there = f"/antrag/{version.slug}/"
    for number, page in enumerate(pages(answers)):
        files = {key: upload(pdf()) for key in page.uploads}
        revision = {"revision": newest_revision()}
        response = applicant.post(there if not number else f"{there}{page.step}/", page.posted() | files | revision)
        assert response.status_code == 302, f"{page.step}: {response.content.decode()[:20000]}"
        if not number:
            there = response.url.rpartition("/")[0].rpartition("/")[0] + "/"
    Document.objects.update(state=ScanState.CLEAN)
    response = applicant.post(f"{there}pruefen/", {"channel": "portal", "revision": newest_revision()})
    assert response.status_code == 302, response.content.decode()[:20000]
    case = Case.objects.select_related("application__version", "authority").get()
    assert case.application.version.slug == version.slug
    return case


def newest_revision() -> int:
    draft = Draft.objects.first()
    return draft.revision if draft else 0
