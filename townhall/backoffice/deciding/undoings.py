"""Take a decision back: choose the ground and the day, see the letter, then do it or pass it on for signature."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, unchanged
from townhall.backoffice.deciding.decision_parts import LAW_MISSING, written
from townhall.backoffice.deciding.mending import find_to_shake
from townhall.backoffice.deciding.mending_forms import UndoingForm
from townhall.backoffice.deciding.mending_page import show_form
from townhall.cases.decisions.rebilling import paid_so_far
from townhall.cases.models import Case, Decision
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.second_looks.undoing import NotFromThen, draw_up, grounds_of, refuse_no_act, undo

PAGE = "backoffice/undoing.html"


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def take_back(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Say on which ground and from when a decision is taken back."""
    case = find_to_shake(desk, number)
    try:
        refuse_no_act(case)
        form = form_for(request, case)
        if not form.is_valid():
            return show_form(request, PAGE, desk, case, form, status=422 if form.is_bound else 200)
        return carry_out(request, desk, case, form)
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Reasons"): request.POST.get("reasons", "")})
    except (NotInRegister, NotChecked):
        context = {"case": case, "problem": LAW_MISSING, "typed": {_("Reasons"): request.POST.get("reasons", "")}}
        return render(request, "backoffice/conflict.html", context, status=409)


def form_for(request: HttpRequest, case: Case) -> UndoingForm:
    today = timezone.localdate()
    grounds = grounds_of(case.application.version.definition, on=today, law=Register())
    return UndoingForm(request.POST or None, grounds=grounds, paid=paid_so_far(case) if case.billed else None, today=today)


def carry_out(request: HttpRequest, desk: Desk, case: Case, form: UndoingForm) -> HttpResponse:
    by, at = desk.account, timezone.now()
    try:
        if "undo" not in request.POST:
            return show_form(request, PAGE, desk, case, form, letter=written(draw_up(case, form.wish, by=by, at=at)))
        with unchanged(case, request.POST.get("seen", "")):
            made = undo(case, form.wish, by=by, at=at)
    except NotFromThen as problem:
        form.add_error("begins", str(problem.message))
        return show_form(request, PAGE, desk, case, form, status=422)
    waits = made.status == Decision.Status.PROPOSED
    messages.success(request, _("A colleague can sign now.") if waits else _("Taken back. The letter is being made."))
    return redirect("backoffice:case", case.number)
