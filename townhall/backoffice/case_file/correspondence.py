"""What is written at a case: messages to the citizen, notes among colleagues, requests for information."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.case_file.casefile import show_file
from townhall.backoffice.case_file.correspondence_forms import MessageForm, NoteForm, RequestForm, labelled
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.cases import transitions
from townhall.cases.days.deadlines import too_late_to_stop
from townhall.cases.exchange import correspondence
from townhall.cases.exchange.enclosing import store
from townhall.cases.transitions import MoveNotAllowed
from townhall.catalogue.display import sections
from townhall.documents.checking import UploadRefused


@require_POST
@for_clerks
def write_message(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Write to the citizen."""
    case = desk.find_to_work_on(number)
    form, at = MessageForm(request.POST, request.FILES), timezone.now()
    if not form.is_valid():
        return show_file(request, desk, case, message_form=form, status=422)
    text = form.cleaned_data["message"]
    try:
        documents = store(form.cleaned_data["papers"], owner=None, at=at)
        correspondence.write_message(case, text=text, by=desk.account, at=at, from_citizen=False, documents=documents)
    except UploadRefused as problem:
        form.add_error("papers", str(problem.message))
        return show_file(request, desk, case, message_form=form, status=422)
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Message to the citizen"): text})
    messages.success(request, _("Your message is in the inbox of the citizen."))
    return redirect("backoffice:case", case.number)


@require_POST
@for_clerks
def write_note(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Leave a note for colleagues."""
    case = desk.find(number)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show_file(request, desk, case, note_form=form, status=422)
    correspondence.write_note(case, text=form.cleaned_data["note"], by=desk.account, at=timezone.now())
    messages.success(request, _("The note is in the file."))
    return redirect("backoffice:case", case.number)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def request_information(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Ask the citizen for exactly the answers that are ticked."""
    case = desk.find_to_work_on(number)
    today = timezone.localdate()
    answers = sections(case.application.answers(today=today), get_language() or "de")
    form = RequestForm(request.POST or None, choices=labelled(answers), today=today)
    if not form.is_valid():
        context = {"case": case, "desk": desk, "form": form, "seen": stamp(case), "runs_on": too_late_to_stop(case, on=today)}
        return render(request, "backoffice/request.html", context, status=422 if form.is_bound else 200)
    asked = form.cleaned_data
    try:
        with unchanged(case, request.POST.get("seen", "")):
            transitions.request_information(case, **asked, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Your question"): asked["question"]})
    messages.success(request, _("The request is on its way."))
    return redirect("backoffice:case", case.number)
