"""Make sealed documents of what happened: the record of an application and the notice of a decision.

Both run before and after a single yield: rendering and sealing outside any transaction, the rows inside it. Both may run
twice; what a lost first run left on the disk belongs to no row and is tidied away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from townhall.cases.models import Case, Decision
from townhall.certificates.codes import hash_of, new_code
from townhall.certificates.correction_words import subject_of
from townhall.certificates.data import notice_data, receipt_data
from townhall.certificates.models import Certificate
from townhall.certificates.rendering import Page, notice_page, receipt_page
from townhall.certificates.sealing import seal_in_use
from townhall.certificates.superseding import supersede
from townhall.documents import storage
from townhall.documents.models import Document, Purpose
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib import pdf
from townhall.lib.text import T

RECEIPT = T("Antragsnachweis", en="Record of an application")


@dataclass(frozen=True)
class Sealed:
    """A document on the disk whose row is not written yet."""

    document: Document
    code: str
    at: datetime


def issue_receipt(event: Event) -> Iterator[None]:
    """Issue the record of an application: every question and answer, as submitted."""
    case = case_of(event)
    if case.certificates.filter(kind=Certificate.Kind.RECEIPT).exists():
        return
    code = new_code()
    sealed = print_and_seal(case, receipt_page(case, code=code), receipt_data(case), code=code, purpose=Purpose.RECEIPT)
    yield
    keep(sealed, case, kind=Certificate.Kind.RECEIPT, title=RECEIPT, decision=None, happened="receipt.issued")


def issue(event: Event) -> Iterator[None]:
    """Issue the notice of a final decision, from its frozen content."""
    decision = Decision.objects.select_related("case__application__version", "case__authority", "about").get(
        pk=event.data["decision"]
    )
    case = decision.case
    if Certificate.objects.filter(decision=decision).exists():
        return
    code = new_code()
    sealed = print_and_seal(case, notice_page(decision, code=code), notice_data(decision), code=code, purpose=Purpose.NOTICE)
    yield
    issued = keep(
        sealed, case, kind=Certificate.Kind.NOTICE, title=subject_of(decision), decision=decision, happened="certificate.issued"
    )
    if issued is not None:
        supersede(issued)


def case_of(event: Event) -> Case:
    return Case.objects.select_related("application__version", "authority").get(pk=event.subject_id)


def print_and_seal(case: Case, page: Page, data: dict[str, Any], *, code: str, purpose: str) -> Sealed:
    at = timezone.now()
    printed = pdf.render(page.html, title=page.title, language=page.language, attachment=data)
    sealed = seal_in_use().put_on(printed, authority=case.authority)
    document = storage.keep(
        sealed,
        name=f"{case.number}-{purpose}.pdf",
        content_type="application/pdf",
        purpose=purpose,
        owner=case.application.account,
        at=at,
    )
    return Sealed(document, code, at)


def keep(sealed: Sealed, case: Case, *, kind: str, title: T, decision: Decision | None, happened: str) -> Certificate | None:
    """Write the rows, unless another run was quicker."""
    Case.objects.select_for_update().get(pk=case.pk)
    if Certificate.objects.filter(case=case, kind=kind, decision=decision).exists():
        return None
    sealed.document.save(force_insert=True)
    certificate = Certificate.objects.create(
        case=case,
        decision=decision,
        kind=kind,
        document=sealed.document,
        title=title.dump(),
        code_hash=hash_of(sealed.code),
        issued_at=sealed.at,
    )
    record(happened, case, by=None, at=sealed.at, certificate=certificate.pk)
    return certificate
