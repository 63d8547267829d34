"""Look for a case by number, name, organisation, plate or words. What is typed never stands in an address."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from townhall.applications.codes import tidy_reference
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.desk.list_page import contents, filter_form
from townhall.backoffice.desk.paging import RECEIPT
from townhall.cases.models import Case, CaseQuerySet
from townhall.cases.numbers import begins_case_number, read_case_number
from townhall.cases.search.finding import having_words

SEARCHED = "backoffice-search"  # kept in the session, because names do not belong into addresses
LONGEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show_search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look for a case; a complete number opens the case."""
    if request.method == "POST":
        text = request.session[SEARCHED] = request.POST.get("text", "")[:LONGEST]
        exact = called(desk.cases, text)
        return redirect("backoffice:case", exact.number) if exact else redirect("backoffice:search")
    text = request.session.get(SEARCHED, "")
    empty = _("No case has these words. Check the number, or type only the beginning of a name or word.")
    context = {"searched": text, "is_search": True, "empty": empty}
    context |= contents(request, desk, search(desk.cases, text), RECEIPT.turned, states=True)
    return render(request, "backoffice/list.html", context)


def cases_found(request: HttpRequest, desk: Desk) -> CaseQuerySet:
    """Return all cases that were found and fit the filter in the address."""
    return filter_form(request, desk, states=True).narrow(search(desk.cases, request.session.get(SEARCHED, "")))


def called(cases: CaseQuerySet, text: str) -> Case | None:
    """Return the case whose number or reference was typed, in whatever spelling."""
    numbers = Q(number=read_case_number(text) or text.strip().upper())
    return cases.filter(numbers).first() or cases.filter(application__reference=tidy_reference(text)).first()


def search(cases: CaseQuerySet, text: str) -> CaseQuerySet:
    """Keep the cases whose number begins with what was typed, or that have all of its words; all cases if nothing was."""
    if not text.strip():
        return cases
    if number := read_case_number(text):
        return cases.filter(number=number)
    if begins_case_number(text):
        return cases.filter(number__startswith=text.strip().upper())
    return having_words(cases, text)
