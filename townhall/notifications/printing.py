"""Print a batch of letters: each notice behind a cover sheet, all in one PDF. Only a worker does this, never the web process."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

import pikepdf
from django.conf import settings
from django.db.transaction import atomic
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.certificates.letterhead import sender_of
from townhall.documents import storage
from townhall.documents.models import Purpose
from townhall.journal.models import Event
from townhall.lib import pdf, written
from townhall.notifications.models import Posting, PrintBatch
from townhall.notifications.posting import printed

KEPT = timedelta(days=14)


def print_batch(event: Event) -> Iterator[None]:
    """Make the PDF of a batch (Stapeldruck)."""
    batch = PrintBatch.objects.select_related("by").get(pk=event.subject_id)
    postings = list(printed(batch).select_related("certificate__document", "certificate__case__authority"))
    if batch.file_id is not None or not postings:
        return
    at, data = timezone.now(), joined(batch, postings)
    name = f"postausgang-{batch.pk}.pdf"
    document = storage.keep(data, name=name, content_type="application/pdf", purpose=Purpose.BATCH, owner=batch.by, at=at)
    yield
    batch = PrintBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.file_id is None:
        document.save(force_insert=True)
        batch.file = document
        batch.save(update_fields=["file"])


def joined(batch: PrintBatch, postings: list[Posting]) -> bytes:
    """Put every notice behind its cover sheet."""
    notices = [pikepdf.open(BytesIO(storage.read(posting.certificate.document))) for posting in postings]
    covers = pikepdf.open(BytesIO(cover_sheets(batch, postings, [len(notice.pages) for notice in notices])))
    with pikepdf.new() as whole:
        for cover, notice in zip(covers.pages, notices, strict=True):
            for page in (cover, *notice.pages):
                if "/Annots" in page:
                    del page["/Annots"]  # links and the field of the seal mean nothing on paper
                whole.pages.append(page)
        out = BytesIO()
        whole.save(out)
    for each in (covers, *notices):
        each.close()
    return out.getvalue()


def cover_sheets(batch: PrintBatch, postings: list[Posting], pages: list[int]) -> bytes:
    """Print one cover sheet for each letter: to whom, which case, how many sheets with this one."""
    sheets = [
        {"posting": posting, "number": number, "count": count + 1, "sender": sender_of(posting.certificate.case.authority, "de")}
        for number, (posting, count) in enumerate(zip(postings, pages, strict=True), start=1)
    ]
    with override("de"):
        dated = written.day(localdate(batch.created_at)).in_("de")
        html = render_to_string("post/covers.html", {"batch": batch, "sheets": sheets, "dated": dated, "demo": settings.DEMO})
    return pdf.render(html, title=f"Postausgang {batch.pk}", language="de", attachment={})


def tidy(*, at: datetime) -> int:
    """Delete the PDF of every batch that was posted a while ago: the notices themselves stay in their cases."""
    over = PrintBatch.objects.filter(created_at__lte=at - KEPT).exclude(file=None)
    over = over.exclude(postings__state=Posting.State.PRINTED).select_related("file")
    found = [(batch, batch.file) for batch in over if batch.file is not None]
    for batch, document in found:
        with atomic():
            batch.file = None
            batch.save(update_fields=["file"])
            storage.delete(document)
    return len(found)
