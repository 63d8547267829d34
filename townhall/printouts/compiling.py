"""Print the whole file of a case: text and table of contents first, then every document on sheets of its own.

All pages are numbered by the layout itself; documents are laid onto pages that were left empty for them. Only a worker
does this. The documents are read from the disk page by page, so that a thick file needs no more memory than a thin one.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from townhall.cases.models import Deletion
from townhall.documents import storage
from townhall.documents.models import Document, Purpose
from townhall.journal.models import Event
from townhall.lib import pdf
from townhall.printouts.contents import LANGUAGE, contents, papers
from townhall.printouts.models import Printout
from townhall.printouts.sheets import Sheet, sheets

MILLIMETRE = 72 / 25.4
FRAME = pikepdf.Rectangle(25 * MILLIMETRE, 22 * MILLIMETRE, 190 * MILLIMETRE, 258 * MILLIMETRE)  # below the heading of a sheet
CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")  # foreign pages keep none of these promises


def compile_file(event: Event) -> Iterator[None]:
    """Make the PDF of a printout that was ordered."""
    found = Printout.objects.filter(pk=event.data["printout"], document=None, case__deletion=Deletion.NONE)
    printout = found.select_related("case__application__version", "case__authority", "by").first()
    if printout is None:
        return
    document, number = compiled(printout)
    yield
    printout = Printout.objects.select_for_update().get(pk=printout.pk)
    if printout.document_id is None:
        document.save(force_insert=True)
        printout.document, printout.sheets = document, number
        printout.save(update_fields=["document", "sheets"])


def compiled(printout: Printout) -> tuple[Document, int]:
    """Return the file on the disk, its row not saved yet, and how many sheets it has."""
    case, at = printout.case, timezone.now()
    unfinished = storage.path_of(f"printouts/{uuid4().hex}")
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        attached = list(sheets(papers(case), stack))
        number = assemble(text_of(printout, attached), attached, unfinished)
    name, kind = f"{case.number}-akte.pdf", "application/pdf"
    return storage.adopt(unfinished, name=name, content_type=kind, purpose=Purpose.PRINTOUT, owner=None, at=at), number


def text_of(printout: Printout, attached: list[Sheet]) -> bytes:
    """Print everything that is text, and an empty page with a heading for every sheet of a document."""
    with override(LANGUAGE):
        context = contents(printout) | {"attached": attached, "demo": settings.DEMO, "city": settings.CITY}
        html = render_to_string("printouts/file.html", context)
    index = [
        {"title": each.paper.title, "pages": each.of, "sha256": each.paper.document.sha256} for each in attached if each.is_first
    ]
    return pdf.render(
        html,
        title=f"Akte {printout.case.number}",
        language=LANGUAGE,
        attachment={"case": printout.case.number, "documents": index},
    )


def assemble(text: bytes, attached: list[Sheet], to: Path) -> int:
    """Lay the pages of the documents onto the last pages of the text; return the number of all sheets."""
    with pikepdf.open(BytesIO(text)) as whole:
        number = len(whole.pages)
        for place, sheet in enumerate(attached, start=number - len(attached)):
            if sheet.page is not None:
                whole.pages[place].add_overlay(sheet.page, FRAME)
        with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
            for claim in CLAIMS:
                if claim in metadata:
                    del metadata[claim]
        whole.save(to)
    return number
