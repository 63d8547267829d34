"""Put a decided case into one file for another program: a manifest and the documents (Übergabepaket)."""

import hashlib
import io
import json
import zipfile
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.timezone import localdate

from townhall.cases.models import Case, Decision
from townhall.catalogue.schema import json_schema
from townhall.certificates.models import Certificate
from townhall.documents import storage
from townhall.documents.models import Document, ScanState
from townhall.handover.adapters.port import Package
from townhall.handover.models import Handover

FORMAT = "https://rathaus.example/schema/handover/1"
THEN = (1980, 1, 1, 0, 0, 0)  # every file of a ZIP has a day; a fixed one makes the same case the same bytes


def pack(handover: Handover) -> Package:
    """Return the package of a decision; packed twice, it is the same."""
    decision, papers = handover.decision, documents(handover.decision)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        put(bundle, "manifest.json", as_json(manifest(handover, papers)))
        put(bundle, "schema.json", as_json(json_schema(decision.case.application.version.definition)))
        for document in papers:
            put(bundle, place(document), storage.read(document))
    content = file.getvalue()
    return Package(handover.key, handover.turn, content, hashlib.sha256(content).hexdigest())


def put(bundle: zipfile.ZipFile, name: str, content: bytes) -> None:
    bundle.writestr(zipfile.ZipInfo(name, THEN), content, zipfile.ZIP_DEFLATED)


def as_json(data: Any) -> bytes:
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()


def documents(decision: Decision) -> list[Document]:
    """Return the notice, then what was handed in."""
    notices = Certificate.objects.filter(decision=decision).values("document")
    drafts = Document.objects.filter(attachment__draft=decision.case.application.draft_id, state=ScanState.CLEAN)
    return [*Document.objects.filter(pk__in=notices), *drafts.order_by("created_at", "pk")]


def place(document: Document) -> str:
    return f"documents/{document.pk}-{document.name}"


def manifest(handover: Handover, papers: list[Document]) -> dict[str, Any]:
    """Say what is in a package: case, answers by the schema enclosed, decision, and each document with its digest."""
    decision, case = handover.decision, handover.case
    assert decision.signed_at is not None
    return {
        "format": FORMAT,
        "key": handover.key,
        "turn": handover.turn,
        "destination": handover.destination.slug,
        **about(case),
        "answers": case.application.answers(today=localdate(decision.signed_at)).visible().tree,
        "decision": {
            "number": decision.number,
            "about": decision.about.number if decision.about else None,  # the decision it corrects, replaces or withdraws
            "outcome": decision.outcome,
            "decided_at": decision.signed_at,
            "automatic": decision.automatic,
            "result": decision.content,
        },
        "bill": case.billed,
        "documents": [
            {"file": place(each), "name": each.name, "type": each.content_type, "size": each.size, "sha256": each.sha256}
            for each in papers
        ],
    }


def about(case: Case) -> dict[str, Any]:
    version = case.application.version
    definition = version.definition
    return {
        "case": case.number,
        "service": {"slug": definition.slug, "leika": definition.leika, "version": version.number},
        "schema": f"urn:sha256:{version.digest}",
        "authority": case.authority.slug,
        "received_at": case.received_at,
    }
