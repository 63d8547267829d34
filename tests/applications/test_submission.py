from datetime import UTC, datetime

import pytest

from tests.cases.licence import COMPLETE, Licence, licence
from townhall.applications.attachments import attach, attached, detach
from townhall.applications.drafts import start
from townhall.applications.models import Attachment, Party, PartyRole
from townhall.applications.submission import Incomplete, freeze
from townhall.catalogue.publishing import publish
from townhall.catalogue.registry import SERVICES
from townhall.documents.models import Document, Purpose, ScanState
from townhall.kit import Service, Step, T, fields

OCTOBER = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)


class Papers(Step):
    title = T("Nachweise", en="Evidence")

    proof = fields.Evidence(T("Nachweis", en="Proof"), at_most=2)


class WithPapers(Service):
    slug = "papers"
    title = T("Mit Nachweis", en="With evidence")
    steps = [Papers]
    profile = Licence.profile
    authority = "steuerabteilung"
    submit_label = T("Absenden", en="Send")


@pytest.fixture
def draft(db, alice, now):
    """Return a draft of a service that asks for evidence, without any yet."""
    made, _ = start(publish(WithPapers.definition, at=now), account=alice, at=now)
    return made


def uploaded(owner, **facts) -> Document:
    number = Document.objects.count()
    return Document.objects.create(
        owner=owner,
        purpose=Purpose.UPLOAD,
        name="ausweis.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        stored_as=f"{number}",
        created_at=OCTOBER,
        **facts,
    )


def handed_in(draft, document):
    draft.tree = {"papers": {"proof": [str(document.pk)]}}
    draft.save()
    return draft


class TestEvidence:
    def test_goes_with_the_draft_it_was_handed_in_with(self, draft, alice, now):
        document = uploaded(alice)
        attach(draft, "papers/proof", document)

        application = freeze(handed_in(draft, document), by=alice, at=now, trust=1)

        assert application.tree == {"papers": {"proof": [str(document.pk)]}}
        assert attached(draft, "papers/proof") == [document]

    def test_of_somebody_else_is_refused_whoever_knows_its_id(self, draft, alice, charlie, now):
        with pytest.raises(Incomplete) as problem:
            freeze(handed_in(draft, uploaded(charlie)), by=alice, at=now, trust=1)

        assert problem.value.step == "papers"

    def test_with_a_virus_is_refused(self, draft, alice, now):
        document = uploaded(alice, state=ScanState.INFECTED)
        attach(draft, "papers/proof", document)

        with pytest.raises(Incomplete):
            freeze(handed_in(draft, document), by=alice, at=now, trust=1)

    def test_can_be_taken_back(self, draft, alice):
        document = uploaded(alice)
        attach(draft, "papers/proof", document)
        detach(draft, document)

        assert not Attachment.objects.exists()


class TestParties:
    def test_are_applicant_recipient_acting_person_and_those_jointly_liable(self, db, alice, now):
        draft, _ = start(publish(licence, at=now), account=alice, at=now)
        draft.tree = COMPLETE
        draft.save()

        application = freeze(draft, by=alice, at=now, trust=1)

        names = {party.role: party.name for party in Party.objects.filter(application=application)}
        assert names == {
            PartyRole.APPLICANT: "Alice Beispiel",
            PartyRole.RECIPIENT: "Alice Beispiel",
            PartyRole.ACTING: "Alice Beispiel",
            PartyRole.JOINT: "Erik Beispiel",
        }

    def test_have_the_address_that_is_asked_beside_the_person(self, db, alice):
        samples = pytest.importorskip("services.dog_tax.samples")
        draft, _ = start(publish(SERVICES["hundesteuer-anmeldung"].definition, at=OCTOBER), account=alice, at=OCTOBER)
        draft.tree = samples.ORDINARY
        draft.save()

        application = freeze(draft, by=alice, at=OCTOBER, trust=4)

        party = application.parties.get(role=PartyRole.APPLICANT)
        assert (party.street, party.house_number, party.city) == ("Musterstraße", "12", "Bochum")
