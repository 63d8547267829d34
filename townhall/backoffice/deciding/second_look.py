"""Look at a decided case again, or leave its decision as it is."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.deciding.mending import find_to_shake
from townhall.backoffice.deciding.mending_forms import SecondLookForm
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.second_looks.reopening import let_stand, reopen


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def look_again(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Take up a decided case again; its decision stands until a new one replaces it."""
    case = find_to_shake(desk, number)
    return with_reason(request, desk, case, reopen, "backoffice/reopening.html", _("The case is with you again. Decide anew."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def leave_it(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """End the second look without a new decision."""
    case = desk.find_to_work_on(number)
    said = _("The decision stays as it is. The applicant gets a letter with your reason.")
    return with_reason(request, desk, case, let_stand, "backoffice/standing.html", said)


def with_reason(
    request: HttpRequest, desk: Desk, case: Case, verb: Callable[..., Case], template: str, said: Promise
) -> HttpResponse:
    form = SecondLookForm(request.POST or None)
    if not form.is_valid():
        context = {"case": case, "desk": desk, "form": form, "seen": stamp(case)}
        return render(request, template, context, status=422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    try:
        with unchanged(case, request.POST.get("seen", "")):
            verb(case, reason=reason, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Reason"): reason})
    messages.success(request, str(said))
    return redirect("backoffice:case", case.number)
