"""Correct a mistake in a notice: see the corrected letter first, then send it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, unchanged
from townhall.backoffice.deciding.decision_parts import written
from townhall.backoffice.deciding.mending import find_to_mend
from townhall.backoffice.deciding.mending_forms import CorrectionForm
from townhall.backoffice.deciding.mending_page import show_form
from townhall.cases.moves import MoveNotAllowed
from townhall.certificates.correcting import NotInTheNotice, correct_notice, draw_up

PAGE = "backoffice/correction.html"


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def correct(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Name the mistake, look at the corrected notice, and only then issue it."""
    case = find_to_mend(desk, number)
    form = CorrectionForm(request.POST or None)
    if not form.is_valid():
        return show_form(request, PAGE, desk, case, form, status=422 if form.is_bound else 200)
    slip: dict[str, Any] = {**form.cleaned_data, "by": desk.account, "at": timezone.now()}
    try:
        if "issue" not in request.POST:
            return show_form(request, PAGE, desk, case, form, letter=written(draw_up(case, **slip)))
        with unchanged(case, request.POST.get("seen", "")):
            correct_notice(case, **slip)
    except NotInTheNotice as problem:
        form.add_error("wrong", str(problem.message))
        return show_form(request, PAGE, desk, case, form, status=422)
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("What should it say?"): slip["right"]})
    messages.success(request, _("Corrected. The new copy is being made and goes to the applicant."))
    return redirect("backoffice:case", case.number)
