"""Who works on a case: taking, assigning, giving back, going on, putting away."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from townhall.backoffice.access import Desk, colleagues, for_clerks
from townhall.backoffice.conflicts import show_conflict, unchanged
from townhall.cases import transitions
from townhall.cases.exchange import correspondence
from townhall.cases.models import Case
from townhall.cases.transitions import MoveNotAllowed


@require_POST
@for_clerks
def take(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Take a case that nobody works on."""
    case = desk.find(number)
    return carry_out(
        request, case, lambda: transitions.take(case, by=desk.account, at=timezone.now()), _("The case is yours now.")
    )


@require_POST
@for_clerks
def assign(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Give a case to a colleague; supervisors do that."""
    case = desk.find(number)
    if not desk.supervises(case):
        raise PermissionDenied
    chosen = request.POST.get("to", "")
    to = get_object_or_404(colleagues(case), pk=chosen if chosen.isdigit() else 0)

    def give() -> None:
        with unchanged(case, request.POST.get("seen", "")):
            transitions.assign(case, to=to, by=desk.account, at=timezone.now())

    return carry_out(request, case, give, _("The case is assigned."))


@require_POST
@for_clerks
def remind(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Remind the citizen of the question that is open."""
    case = desk.find_to_work_on(number)
    return carry_out(
        request, case, lambda: correspondence.remind(case, by=desk.account, at=timezone.now()), _("The reminder is on its way.")
    )


@require_POST
@for_clerks
def give_back(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Put a case back to those nobody works on."""
    case = desk.find_to_work_on(number)
    return carry_out(
        request, case, lambda: transitions.give_back(case, by=desk.account, at=timezone.now()), _("The case is unassigned again.")
    )


@require_POST
@for_clerks
def carry_on(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Go on without the answer that was asked for."""
    case = desk.find_to_work_on(number)
    return carry_out(
        request, case, lambda: transitions.carry_on(case, by=desk.account, at=timezone.now()), _("The case is in review again.")
    )


@require_POST
@for_clerks
def close(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Put a finished case away."""
    case = desk.find_to_work_on(number)
    return carry_out(request, case, lambda: transitions.close(case, by=desk.account, at=timezone.now()), _("The case is closed."))


def carry_out(request: HttpRequest, case: Case, verb: Callable[[], object], done: str | Promise) -> HttpResponse:
    try:
        verb()
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem)
    messages.success(request, str(done))
    return redirect("backoffice:case", case.number)
