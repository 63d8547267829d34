"""Offer a case to the city archive before it is deleted: hand it over as a whole, note the answer (Anbietung, ArchivG NRW)."""

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own
from townhall.documents import storage
from townhall.documents.models import Document, ScanState
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.retention.models import Archive, Expiry

IN_MEMORY = 5_000_000  # bytes; what is larger goes through the disk
TABLES = {
    "parties": ("role", "organisation", "given_name", "family_name", "born", "street", "house_number", "postcode", "city"),
    "decisions": ("number", "kind", "status", "outcome", "reasons", "stated", "content", "automatic", "trace", "signed_at"),
    "messages": ("from_citizen", "text", "sent_at"),
    "notes": ("text", "written_at"),
}


class NotOffered(MoveNotAllowed):
    """Only what is offered can be taken over or refused, once."""

    message = T(
        "Dieser Vorgang ist dem Stadtarchiv nicht angeboten, oder die Antwort steht schon fest.",
        en="This case is not offered to the city archive, or the answer is known already.",
    )


@atomic
def answer(case: Case, *, taken: bool, by: Account, at: datetime) -> Expiry:
    """Note whether the archive has taken a case over; only then it may be deleted."""
    case = lock(case)
    refuse_own(case, by)
    expiry = Expiry.objects.filter(case=case, archive=Archive.OFFERED).first()
    if expiry is None:
        raise NotOffered(f"{case} is not offered.")
    expiry.archive, expiry.answered_at = Archive.TAKEN if taken else Archive.REFUSED, at
    expiry.save(update_fields=["archive", "answered_at"])
    record("case.archive_answered", case, by=by, at=at, answer=expiry.archive)
    return expiry


def package(case: Case) -> IO[bytes]:
    """Return a ZIP file of all the archive needs: `vorgang.json`, and every sealed PDF and upload."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        papers = list(documents(case))
        bundle.writestr("vorgang.json", json.dumps(contents(case, papers), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for document in papers:
            bundle.writestr(place(document), storage.read(document))
    file.seek(0)
    return file


def documents(case: Case) -> QuerySet[Document]:
    own = Q(certificate__case=case) | Q(attachment__draft=case.application.draft_id)
    return Document.objects.filter(own, state=ScanState.CLEAN).order_by("created_at", "pk")


def place(document: Document) -> str:
    return f"unterlagen/{document.pk}-{document.name}"


def contents(case: Case, papers: list[Document]) -> dict[str, Any]:
    """Return a case as data: what was asked for, by whom, what was decided, written and done."""
    application = case.application
    related: dict[str, QuerySet] = {
        "parties": application.parties.all(),
        "decisions": case.decisions.all(),
        "messages": case.messages.all(),
        "notes": case.notes.all(),
    }
    return {
        "number": case.number,
        "service": {"slug": case.service_slug, "version": application.version.label, "title": application.version.data["title"]},
        "authority": case.authority.name,
        "days": {"received": case.received_at, "decided": case.decided_at, "closed": case.closed_at},
        "answers": application.tree if application.amended is None else application.amended,
        "as_submitted": application.tree,
        **{name: list(related[name].order_by("pk").values(*columns)) for name, columns in TABLES.items()},
        "journal": list(history(case)),
        "documents": [{"file": place(each), "name": each.name, "sha256": each.sha256} for each in papers],
    }


def history(case: Case) -> Iterator[dict[str, Any]]:
    for event in Event.objects.of(case):
        yield {"seq": event.seq, "kind": event.kind, "at": event.happened_at, "data": event.data, "hash": event.hash}
