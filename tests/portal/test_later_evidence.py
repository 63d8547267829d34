"""Evidence that comes later, and evidence that is there already."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.files import pdf
from tests.portal.conftest import Journey
from townhall.applications.drafts import start
from townhall.cases.models import Case
from townhall.cases.receiving import receive
from townhall.catalogue.publishing import publish
from townhall.documents.models import Document, Purpose, ScanState
from townhall.documents.storage import keep
from townhall.fields.evidence import LATER
from townhall.kit import Profile, Service, Step, T, fields

PDF = pdf()
pytestmark = pytest.mark.django_db
SOME = T("Etwas", en="Something")


class Proof(Step):
    title = T("Nachweis", en="Evidence")

    proof = fields.Evidence(T("Ausweis", en="Proof"), at_most=2, may_follow=True)
    income = fields.Evidence(T("Einkommen", en="Income"), may_follow=True, required=False)


class Relief(Service):
    slug = "erlass"
    title = T("Erlass", en="Relief")
    steps = [Proof]
    profile = Profile(summary=SOME, who=SOME, cost=SOME, minutes=1, processing=SOME)
    authority = "steuerabteilung"
    submit_label = T("Beantragen", en="Apply")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def relief(tax_office, now):
    return publish(replace(Relief.definition), at=now)


@pytest.fixture
def case(relief, alice, now) -> Case:
    draft, _ = start(relief, account=alice, at=now, tree={"proof": {"proof": [LATER]}})
    return receive(draft.pk, by=alice, at=now, trust=1)


def paper(name: str = "ausweis.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def stored(owner, now, **facts) -> Document:
    document = keep(PDF, name="alt.pdf", content_type="application/pdf", purpose=Purpose.UPLOAD, owner=owner, at=now)
    for name, value in facts.items():
        setattr(document, name, value)
    document.save()
    return document


class TestAPromise:
    def test_is_something_to_do(self, case, alices_client):
        page = alices_client.get("/konto/").content.decode()

        assert "Noch nachzureichen" in page
        assert f"/konto/vorgaenge/{case.number}/nachreichung/" in page

    def test_is_open_for_the_clerk(self, case, client, bob):
        client.force_login(bob)

        page = client.get(f"/amt/vorgaenge/{case.number}/").content.decode()

        assert "Noch nachzureichen" in page
        assert "Ausweis" in page

    def test_is_kept_by_one_change_with_before_and_after(self, case, alices_client):
        address = f"/konto/vorgaenge/{case.number}/nachreichung/"

        response = alices_client.post(address, {"proof-proof": paper(), "proof-proof__later": "1"})

        assert response.status_code == 302
        case.application.refresh_from_db()
        amendment = case.application.amendments.get()
        assert amendment.before == {"proof": {"proof": [LATER]}}
        assert amendment.paths == ["proof/proof"]
        [id] = amendment.after["proof"]["proof"]
        assert Document.objects.get(pk=id).name == "ausweis.pdf"
        assert case.application.promised == []
        assert "Noch nachzureichen" not in alices_client.get("/konto/").content.decode()

    def test_is_not_kept_by_sending_nothing(self, case, alices_client):
        response = alices_client.post(f"/konto/vorgaenge/{case.number}/nachreichung/", {"proof-proof__later": "1"})

        assert response.status_code == 422
        assert "Laden Sie eine Datei hoch" in response.content.decode()
        assert not case.application.amendments.exists()

    def test_opens_nothing_else(self, case, alices_client):
        page = alices_client.get(f"/konto/vorgaenge/{case.number}/nachreichung/").content.decode()

        assert "Ausweis" in page
        assert "Einkommen" not in page

    def test_is_nobody_elses(self, case, client, charlie):
        client.force_login(charlie)

        assert client.get(f"/konto/vorgaenge/{case.number}/nachreichung/").status_code == 404


class TestMyDocuments:
    @pytest.fixture
    def journey(self, relief, alices_client, alice, now) -> Journey:
        start(relief, account=alice, at=now)
        return Journey(alices_client, "erlass")

    def test_are_offered_if_they_are_clean_and_mine(self, journey, alice, charlie, now):
        mine = stored(alice, now)
        others = [stored(charlie, now), stored(alice, now, state=ScanState.QUARANTINED), stored(None, now)]

        page = journey.open("proof").content.decode()

        assert str(mine.pk) in page
        assert not [document for document in others if str(document.pk) in page]

    def test_are_handed_in_as_a_copy(self, journey, alice, now):
        mine = stored(alice, now)

        journey.send("proof", {"proof-proof__own": str(mine.pk)})

        [id] = journey.tree["proof"]["proof"]
        copy = Document.objects.get(pk=id)
        assert copy.pk != mine.pk
        assert copy.stored_as != mine.stored_as
        assert copy.sha256 == mine.sha256
        assert copy.attachment.draft_id == journey.draft.pk

    def test_are_handed_in_once_however_often_they_are_chosen(self, journey, alice, now):
        mine = stored(alice, now)

        for _ in range(2):
            journey.send("proof", {"proof-proof__own": [str(mine.pk)] * 2})

        assert len(journey.tree["proof"]["proof"]) == 1

    @pytest.mark.parametrize("whose", ["charlie", "nobody", "nonsense"])
    def test_are_not_those_of_others(self, journey, charlie, now, whose):
        id = {"charlie": stored(charlie, now).pk, "nobody": stored(None, now).pk, "nonsense": "x"}[whose]

        response = journey.send("proof", {"proof-proof__own": str(id)})

        assert response.status_code == 422
        assert not journey.tree["proof"].get("proof")
