"""How much of a limited resource is granted, reserved and left, for whom, and who is next in line (Warteliste)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.cases.holdings.allotment_words import amounts
from townhall.cases.holdings.allotments import line_of


@require_safe
@for_clerks
def show(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    """Show reservations and line to clerks who have a case with a part of it; cases of other offices have no name there."""
    line = line_of(slug, among=desk.cases)
    if line is None:
        raise Http404
    resource, places, reserved = line
    context = {"desk": desk, "resource": resource, "amounts": amounts(resource), "places": places, "reserved": reserved}
    return render(request, "backoffice/resource.html", context)
