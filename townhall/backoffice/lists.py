"""The work lists: what is to be done, by whom, until when."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.wording import DeadlineSign, deadline_sign, service_titles
from townhall.backoffice.work_lists import BY_SLUG, LISTS, Page, Place, count, most_urgent, page, search
from townhall.cases.models import Case, CaseQuerySet
from townhall.cases.transitions import MoveNotAllowed, take
from townhall.lib.text import T

SEARCHED = "backoffice-search"  # kept in the session, because names do not belong into addresses


@dataclass(frozen=True)
class Row:
    case: Case
    service: T | str
    deadline: DeadlineSign | None


@require_safe
@for_clerks
def show_list(request: HttpRequest, desk: Desk, which: str = "meine") -> HttpResponse:
    """Show one work list."""
    if which not in BY_SLUG:
        raise Http404
    today = timezone.localdate()
    everything = desk.cases
    chosen = BY_SLUG[which].pick(everything, desk.account, today)
    facts = {"list": BY_SLUG[which], "empty": BY_SLUG[which].empty}
    return show(request, desk, everything, chosen, today, facts)


@for_clerks
def show_search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look for a case by number or name; a complete number opens the case."""
    if request.method == "POST":
        request.session[SEARCHED] = request.POST.get("text", "")[:100]
        exact = desk.cases.filter(number=request.session[SEARCHED].strip().upper()).first()
        return redirect("backoffice:case", exact.number) if exact else redirect("backoffice:search")
    text = request.session.get(SEARCHED, "")
    everything = desk.cases
    empty = _("No case begins like this. Check the number, or type only the beginning of the family name.")
    facts = {"searched": text, "is_search": True, "empty": empty}
    return show(request, desk, everything, search(everything, text), timezone.localdate(), facts)


def show(
    request: HttpRequest, desk: Desk, everything: CaseQuerySet, chosen: CaseQuerySet, today: date, facts: dict
) -> HttpResponse:
    titles = service_titles(desk.positions)
    service = request.GET.get("leistung", "")
    if service:
        chosen = chosen.filter(service_slug=service)
    found = the_page(request, chosen.select_related("clerk"))
    tabs = [(each, count(each.pick(everything, desk.account, today))) for each in LISTS]
    rows = [Row(case, titles.get(case.service_slug, case.service_slug), deadline_sign(case, today)) for case in found.cases]
    context = {"tabs": tabs, "rows": rows, "page": found, "titles": titles, "service": service, "desk": desk} | facts
    return render(request, "backoffice/list.html", context)


def the_page(request: HttpRequest, cases: CaseQuerySet) -> Page:
    after, before = Place.read(request.GET.get("nach", "")), Place.read(request.GET.get("vor", ""))
    return page(cases, after=after, before=before)


@require_POST
@for_clerks
def take_next(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the most urgent case that nobody works on; if a colleague was quicker, the one after it."""
    for case in most_urgent(desk.cases):
        try:
            take(case, by=desk.account, at=timezone.now())
        except MoveNotAllowed:
            continue
        return redirect("backoffice:case", case.number)
    messages.info(request, _("Every open case is in somebody's hands."))
    return redirect("backoffice:worklist")
