"""Write to the person before a decision against them, so that they can comment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.deciding.decision_forms import HearingForm
from townhall.cases.decisions.hearing import count_as_answer, hear, heard_before
from townhall.cases.moves import MoveNotAllowed
from townhall.catalogue.procedures import procedure_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def hold_hearing(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Say what is intended and why, and until when the person can comment."""
    case = desk.find_to_work_on(number)
    outcomes = heard_before(case)
    if not outcomes:
        raise Http404
    form = HearingForm(request.POST or None, outcomes=outcomes, today=timezone.localdate())
    if not form.is_valid():
        context = {
            "case": case,
            "desk": desk,
            "form": form,
            "seen": stamp(case),
            "law": procedure_of(case.application.version.definition),
        }
        return render(request, "backoffice/hearing.html", context, status=422 if form.is_bound else 200)
    try:
        with unchanged(case, request.POST.get("seen", "")):
            hear(case, **form.cleaned_data, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("What do you intend, and why?"): form.cleaned_data["text"]})
    messages.success(request, _("The letter is on its way. You can decide when the answer is here or the time is over."))
    return redirect("backoffice:case", case.number)


@require_POST
@for_clerks
def count_answer(request: HttpRequest, desk: Desk, number: str, message: int) -> HttpResponse:
    """Say that a message is the person's answer to the hearing."""
    case = desk.find_to_work_on(number)
    found = get_object_or_404(case.messages, pk=message)
    try:
        count_as_answer(found, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        messages.warning(request, str(problem.message))
    else:
        messages.success(request, _("The message counts as the answer to the hearing. You can decide."))
    return redirect("backoffice:case", case.number)
