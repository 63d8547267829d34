"""The work lists: what is to be done, by whom, until when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.paging import ORDERS, Order, Page, Place, order_called, page
from townhall.backoffice.wording import DeadlineSign, deadline_sign, service_titles
from townhall.backoffice.work_lists import BY_SLUG, LISTS, WorkList, counts, most_urgent
from townhall.cases.models import Case, CaseQuerySet
from townhall.cases.transitions import MoveNotAllowed, take
from townhall.lib.text import T


@dataclass(frozen=True)
class Row:
    case: Case
    service: T | str
    deadline: DeadlineSign | None


@dataclass(frozen=True)
class Heading:
    """The head of a column that a list can be ordered by: where a click leads, and how it is ordered now."""

    title: str | Promise
    link: str
    direction: str = ""


@require_safe
@for_clerks
def show_list(request: HttpRequest, desk: Desk, which: str = "meine") -> HttpResponse:
    """Show one work list."""
    if which not in BY_SLUG:
        raise Http404
    chosen = BY_SLUG[which]
    cases = chosen.pick(desk.cases, desk.account, timezone.localdate())
    context = {"list": chosen, "empty": chosen.empty, **contents(request, desk, cases, chosen.order)}
    return render(request, "backoffice/list.html", context)


def contents(request: HttpRequest, desk: Desk, cases: CaseQuerySet, usual: Order) -> dict[str, Any]:
    """Return what a page of a list shows."""
    today, titles = timezone.localdate(), service_titles(desk.positions)
    service = request.GET.get("leistung", "")
    if service:
        cases = cases.filter(service_slug=service)
    order = order_called(request.GET.get("sortierung", ""), otherwise=usual)
    found = the_page(request, cases.select_related("clerk"), order)
    return {
        "tabs": tabs(desk, today),
        "rows": [Row(case, titles.get(case.service_slug, case.service_slug), deadline_sign(case, today)) for case in found.cases],
        "order": order,
        "headings": headings(request, order),
        "previous": link(request, vor=found.previous) if found.previous else "",
        "next": link(request, nach=found.next) if found.next else "",
        "titles": titles,
        "service": service,
        "desk": desk,
    }


def tabs(desk: Desk, today: date) -> list[tuple[WorkList, Any]]:
    """Return the lists with their numbers; nobody counts the one of all cases."""
    counted = [each for each in LISTS if each.is_counted]
    numbers = counts([each.pick(desk.cases, desk.account, today) for each in counted])
    found = dict(zip((each.slug for each in counted), numbers, strict=True))
    return [(each, found.get(each.slug)) for each in LISTS]


def the_page(request: HttpRequest, cases: CaseQuerySet, order: Order) -> Page:
    after, before = (Place.read(request.GET.get(name, ""), order) for name in ("nach", "vor"))
    return page(cases, order=order, after=after, before=before)


def headings(request: HttpRequest, order: Order) -> dict[str, Heading]:
    found = {}
    for slug, each in ORDERS.items():
        is_now = slug == order.slug
        to = order.turned if is_now else each
        found[slug] = Heading(each.title, link(request, sortierung=to), order.direction if is_now else "")
    return found


def link(request: HttpRequest, **changes: Order | Place | None) -> str:
    """Return the address of the same list with other words in it; a change of order begins on the first page."""
    query = request.GET.copy()
    for name in ("nach", "vor"):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


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
