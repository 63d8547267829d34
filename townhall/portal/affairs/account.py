"""What a person sees of their own affairs (Mein Konto): what to do first, then everything else."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from townhall.applications import drafts as draft_verbs
from townhall.applications.models import Attachment, Draft
from townhall.cases.models import Case, CaseQuerySet, Deletion, EntitlementHolder, State
from townhall.cases.status import plain
from townhall.certificates.models import Certificate
from townhall.documents.models import Document, Purpose
from townhall.notifications import postbox
from townhall.notifications.models import Letter
from townhall.payments.models import Payment
from townhall.portal.access import person
from townhall.portal.errors import conflict
from townhall.portal.files import KEPT

PAGE = 25
WAITING = Q(state=State.INFO_REQUESTED) | Q(pk__in=Payment.objects.owed().values("case"))  # for the person
NEAR = timedelta(days=14)  # a draft that ends so soon is something to do


def own_cases(request: HttpRequest) -> CaseQuerySet:
    account = person(request)
    assert account is not None
    return (
        Case.objects.visible_to(account)
        .select_related("application__version")
        .defer("application__version__data", "application__version__hooks", "application__tree", "application__amended")
        .order_by("-pk")
    )


def with_status(cases: CaseQuerySet) -> list[dict]:
    return [{"case": case, "status": plain(case), "title": case.application.version.definition.title} for case in cases]


def own_drafts(request: HttpRequest):
    drafts = Draft.objects.filter(account=person(request), submitted_at=None).select_related("version")
    return drafts.defer("version__data", "version__hooks", "tree", "sources").order_by("-saved_at")


def own_letters(request: HttpRequest):
    account = person(request)
    assert account is not None
    found = Letter.objects.visible_to(account).select_related("case__application").order_by("-pk")
    return found.defer("case__application__tree", "case__application__amended")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what is to be done, then cases, drafts and letters."""
    today = timezone.localdate()
    drafts = list(own_drafts(request).filter(deleted_at=None)[:10])
    cases = with_status(own_cases(request)[:10])
    waiting = with_status(own_cases(request).filter(WAITING)[:PAGE])
    promised = own_cases(request).open().exclude(application__promised=[])
    context = {
        "asked": [row for row in waiting if row["case"].state == State.INFO_REQUESTED],
        "to_pay": [row for row in waiting if row["case"].state != State.INFO_REQUESTED],
        "promised": with_status(promised[:PAGE]),
        "letters": list(own_letters(request).unread()[:PAGE]),
        "ending": [draft for draft in drafts if draft.expires_on <= today + NEAR],
        "drafts": drafts,
        "cases": cases,
    }
    return render(request, "konto/home.html", context)


@login_required
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases, newest first, a page at a time."""
    before = request.GET.get("vor", "")
    found = own_cases(request)
    if before.isascii() and before.isdigit():
        found = found.filter(pk__lt=int(before))
    rows = with_status(found[: PAGE + 1])
    older = rows[PAGE - 1]["case"].pk if len(rows) > PAGE else None
    return render(request, "konto/cases.html", {"cases": rows[:PAGE], "older": older})


@login_required
def documents(request: HttpRequest) -> HttpResponse:
    """List what the town hall issued and what was handed in."""
    account = person(request)
    handed_in = Attachment.objects.filter(document=OuterRef("pk"))  # what was taken back again is no longer theirs to mend
    own = Document.objects.filter(KEPT, Exists(handed_in), owner=account, purpose=Purpose.UPLOAD).order_by("-created_at")
    issued = Certificate.objects.filter(case__application__account=account, case__deletion=Deletion.NONE).select_related(
        "document", "case"
    )
    issued = issued.annotate(unopened=postbox.unopened("document")).order_by("-pk")
    rows = [(certificate, title_of(certificate)) for certificate in issued[:100]]
    return render(request, "konto/documents.html", {"issued": rows, "uploads": list(own[:100])})


@login_required
def entitlements(request: HttpRequest) -> HttpResponse:
    """List what decisions gave this person (Bestand)."""
    held = EntitlementHolder.objects.filter(account=person(request)).select_related("entitlement").order_by("-entitlement_id")
    found = [holder.entitlement for holder in held[:200]]
    return render(request, "konto/entitlements.html", {"entitlements": found, "today": timezone.localdate()})


@login_required
def drafts(request: HttpRequest) -> HttpResponse:
    """List the drafts, and those deleted lately, which can be had back."""
    since = timezone.now() - draft_verbs.RESTORABLE
    found = list(own_drafts(request).exclude(deleted_at__lt=since)[:100])
    context = {
        "drafts": [draft for draft in found if draft.deleted_at is None],
        "deleted": [draft for draft in found if draft.deleted_at is not None],
    }
    return render(request, "konto/drafts.html", context)


@login_required
@require_POST
def delete_draft(request: HttpRequest, draft: UUID) -> HttpResponse:
    found = own_draft(request, draft)
    draft_verbs.delete(found, at=timezone.now())
    said = _("The draft “%(title)s” is deleted. You can restore it for 30 days.")
    messages.success(request, said % {"title": found.version.definition.title})
    return redirect("portal:drafts")


@login_required
@require_POST
def restore_draft(request: HttpRequest, draft: UUID) -> HttpResponse:
    found = own_draft(request, draft)
    try:
        draft_verbs.restore(found, at=timezone.now())
    except draft_verbs.TooLate:
        return conflict(request)
    messages.success(request, _("The draft “%(title)s” is back.") % {"title": found.version.definition.title})
    return redirect("portal:drafts")


def own_draft(request: HttpRequest, id: UUID) -> Draft:
    found = own_drafts(request).filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def title_of(certificate: Certificate) -> str:
    """Return the title of a certificate in the reader's language."""
    return certificate.title.get((get_language() or "de")[:2]) or certificate.title["de"]
