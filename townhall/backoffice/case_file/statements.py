"""What an office of the town hall is asked by another one: it sees the question and what it needs, not the case."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.case_file.consultations import keep_statement
from townhall.backoffice.conflicts import show_conflict
from townhall.backoffice.files import to_save
from townhall.cases.exchange.shared import shared_documents, shared_sections
from townhall.cases.exchange.statement_forms import StatementForm
from townhall.cases.models import Consultation, Deletion
from townhall.cases.moves import MoveNotAllowed
from townhall.documents.checking import UploadRefused

SHOWN = 100


def asked_of(desk: Desk) -> QuerySet[Consultation]:
    """Return what the offices of a clerk are asked, never about their own application."""
    kept = Consultation.objects.filter(office__in=list(desk.offices), called_off_at=None, case__deletion=Deletion.NONE)
    return kept.exclude(case__application__account=desk.account).select_related("case__application__version", "case__authority")


@require_safe
@for_clerks
def show_asked(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the open questions to the offices of a clerk, the most urgent first."""
    found = list(asked_of(desk).filter(answered_at=None).order_by("due_on", "pk")[:SHOWN])
    return render(request, "backoffice/statements.html", {"desk": desk, "asked": found, "today": timezone.localdate()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def give(request: HttpRequest, desk: Desk, consultation: int) -> HttpResponse:
    """Read a question with what belongs to it, and answer."""
    asked = find(desk, consultation)
    form = StatementForm(request.POST or None, request.FILES or None, asks_name=False)
    if not form.is_valid():
        return show_question(request, desk, asked, form, status=422 if form.is_bound else 200)
    try:
        keep_statement(asked, form, by=desk.account)
    except UploadRefused as problem:
        form.add_error("papers", str(problem.message))
        return show_question(request, desk, asked, form, status=422)
    except MoveNotAllowed as problem:
        return show_conflict(
            request, asked.case, problem, {_("Reasons or conditions"): form.cleaned_data["text"]}, is_outside=True
        )
    messages.success(request, _("Your statement is with the office that asked."))
    return redirect("backoffice:statements")


def show_question(request: HttpRequest, desk: Desk, asked: Consultation, form: StatementForm, *, status: int) -> HttpResponse:
    context = {
        "desk": desk,
        "asked": asked,
        "form": form,
        "sections": shared_sections(asked, get_language() or "de"),
        "documents": list(shared_documents(asked)),
        "today": timezone.localdate(),
    }
    return render(request, "backoffice/asked_statement.html", context, status=status)


@require_safe
@for_clerks
def save_document(request: HttpRequest, desk: Desk, consultation: int, document: UUID) -> FileResponse:
    """Hand out a document that the office needs for its statement."""
    return to_save(get_object_or_404(shared_documents(find(desk, consultation)), pk=document))


def find(desk: Desk, consultation: int) -> Consultation:
    asked = get_object_or_404(asked_of(desk), pk=consultation)
    desk.note_look(asked.case, "statement", department=str(asked.office))
    return asked
