"""Who else has a case open: an open page asks once a minute, and says by that that it is still there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.cases.presence import arrive


@require_safe
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Name the colleagues who have this case open."""
    case = desk.find(number)
    context = {"case": case, "colleagues_here": arrive(case, by=desk.account, at=timezone.now())}
    return render(request, "backoffice/case_presence.html", context)
