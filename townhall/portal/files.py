"""Files of a person: streamed through a view that knows whose they are, never by an address of the storage."""

from http import HTTPStatus
from uuid import UUID

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import level_of
from townhall.cases.models import Deletion
from townhall.catalogue.models import ServiceVersion
from townhall.documents import storage
from townhall.documents.models import Document, Purpose, ScanState
from townhall.notifications import postbox
from townhall.portal import identity
from townhall.portal.access import known, person

LEAVING = (Deletion.BEGUN, Deletion.DONE)
KEPT = ~Q(certificate__case__deletion__in=LEAVING) & ~Q(attachment__draft__application__case__deletion__in=LEAVING)
KEPT &= ~Q(enclosure__case__deletion__in=LEAVING)
WRITTEN = Q(enclosure__consultation=None)  # what came with a message; statements of others are in the file only
ONLY_FOR_YOU = _("This notice is handed out only to who has proved with the identity card who they are.")
SANDBOX = "default-src 'none'; sandbox"


def send(document: Document, *, inline: bool = False) -> FileResponse:
    """Stream a checked file; the browser saves it and runs nothing in it."""
    response = FileResponse(
        storage.open(document), as_attachment=not inline, filename=document.name, content_type=document.content_type
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, document: UUID) -> HttpResponseBase:
    """Give a person a file of their own; a notice only once its letter is open, which POST does and is on record."""
    found = visible(request).annotate(unopened=postbox.unopened()).filter(pk=document).distinct().first()
    if found is None:
        raise Http404
    if request.method == "POST":
        return open_notice(request, found)
    if (needed := proof_for(found)) > level_of(request):
        return identity.ask(request, needed=needed, why=ONLY_FOR_YOU)
    if found.unopened:
        letter = postbox.letter_with(found, account=person(request))
        return render(request, "wizard/notice_unopened.html", {"document": found, "letter": letter}, status=HTTPStatus.CONFLICT)
    if found.state != ScanState.CLEAN:
        return not_yet(request, found)
    return send(found)


def proof_for(document: Document) -> int:
    """Return the identity somebody has to prove for a file: that of the service for a notice of one that asks for the highest."""
    if document.purpose != Purpose.NOTICE:
        return TrustLevel.NONE
    version = ServiceVersion.objects.filter(application__case__certificates__document=document).first()
    trust = version.definition.trust if version is not None else TrustLevel.NONE
    return trust if trust >= TrustLevel.HIGH else TrustLevel.NONE


def open_notice(request: HttpRequest, document: Document) -> HttpResponse:
    """Open the letter a notice came with and lead to it; who follows by code finds the notice at the case."""
    account = person(request)
    letter = postbox.letter_with(document, account=account)
    if letter is None:
        return redirect("portal:file", document=document.pk)
    postbox.open_letter(letter, by=account, at=timezone.now())
    return redirect("portal:letter", letter=letter.pk) if account else redirect("portal:case", number=letter.case.number)


def not_yet(request: HttpRequest, document: Document) -> HttpResponse:
    return render(request, "wizard/file_waiting.html", {"document": document}, status=HTTPStatus.CONFLICT)


def visible(request: HttpRequest):
    """Return the documents of this person's drafts and cases, and of those this browser has the code for."""
    account, drafts, cases = person(request), known(request, "drafts"), known(request, "cases")
    open_to_browser = Q(attachment__draft__account=None, attachment__draft__in=drafts)
    open_to_browser |= Q(attachment__draft__application__case__number__in=cases) | Q(certificate__case__number__in=cases)
    open_to_browser |= Q(enclosure__case__number__in=cases) & WRITTEN
    if account is None:
        return Document.objects.filter(KEPT, open_to_browser)
    own = Q(attachment__draft__account=account) | Q(certificate__case__application__account=account) | Q(owner=account)
    own |= Q(enclosure__case__application__account=account) & WRITTEN
    return Document.objects.filter(KEPT, own | open_to_browser)
