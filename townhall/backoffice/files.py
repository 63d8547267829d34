"""Files of a case: pictures of pages to look at, everything else only to be saved."""

from typing import IO, BinaryIO
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.cases.models import Case
from townhall.certificates.models import Certificate
from townhall.documents import storage
from townhall.documents.models import Document, PageImage

SEALED_OFF = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
@for_clerks
def show_page(request: HttpRequest, desk: Desk, number: str, document: UUID, page: int) -> FileResponse:
    """Show the picture of one page of an upload."""
    found = uploads(desk.find(number)).filter(pk=document)
    picture = get_object_or_404(PageImage.objects.select_related("document"), document__in=found, number=page)
    try:
        return sealed_off(storage.open_page(picture), content_type="image/png", name=f"{page}.png", save=False)
    except (storage.InQuarantine, FileNotFoundError):
        raise Http404 from None


@require_safe
@for_clerks
def save_document(request: HttpRequest, desk: Desk, number: str, document: UUID) -> FileResponse:
    """Hand out an upload once it is clean, to be saved and never opened in the browser."""
    return to_save(get_object_or_404(uploads(desk.find(number, purpose="document")), pk=document))


@require_safe
@for_clerks
def save_certificate(request: HttpRequest, desk: Desk, number: str, certificate: int) -> FileResponse:
    """Hand out a notice or the record of the application."""
    case = desk.find(number, purpose="document")
    return to_save(get_object_or_404(Certificate.objects.select_related("document"), case=case, pk=certificate).document)


def uploads(case: Case) -> QuerySet[Document]:
    """Return what came with the application, a message or a statement."""
    return Document.objects.filter(Q(attachment__draft=case.application.draft_id) | Q(enclosure__case=case))


def to_save(document: Document) -> FileResponse:
    try:
        return sealed_off(storage.open(document), content_type=document.content_type, name=document.name, save=True)
    except storage.InQuarantine:
        raise Http404 from None


def sealed_off(file: BinaryIO | IO[bytes], *, content_type: str, name: str, save: bool) -> FileResponse:
    """Send a file so that a browser can do nothing with it but show the picture or save it."""
    response = FileResponse(file, content_type=content_type, filename=name, as_attachment=save)
    response.headers["Content-Security-Policy"] = SEALED_OFF
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
