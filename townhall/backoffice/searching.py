"""Look for a case by number or name. What is typed never stands in an address."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.list_page import contents, filter_form
from townhall.backoffice.paging import RECEIPT
from townhall.cases.models import CaseQuerySet

SEARCHED = "backoffice-search"  # kept in the session, because names do not belong into addresses


@for_clerks
def show_search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look for a case; a complete number opens the case."""
    if request.method == "POST":
        request.session[SEARCHED] = request.POST.get("text", "")[:100]
        exact = desk.cases.filter(number=request.session[SEARCHED].strip().upper()).first()
        return redirect("backoffice:case", exact.number) if exact else redirect("backoffice:search")
    text = request.session.get(SEARCHED, "")
    empty = _("No case begins like this. Check the number, or type only the beginning of the family name.")
    context = {"searched": text, "is_search": True, "empty": empty}
    context |= contents(request, desk, search(desk.cases, text), RECEIPT.turned, states=True)
    return render(request, "backoffice/list.html", context)


def cases_found(request: HttpRequest, desk: Desk) -> CaseQuerySet:
    """Return all cases that were found and fit the filter in the address."""
    return filter_form(request, desk, states=True).narrow(search(desk.cases, request.session.get(SEARCHED, "")))


def search(cases: CaseQuerySet, text: str) -> CaseQuerySet:
    """Keep the cases whose number or applicant begins with what was typed, in whatever spelling."""
    wanted = " ".join(text.split())
    if not wanted:
        return cases
    number = wanted.upper().replace(" ", "")
    return cases.filter(Q(number__startswith=number) | Q(sort_name__startswith=wanted.casefold()))
