"""What a page of a list shows: rows, columns, the ways to order it, to narrow it down and to go on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.functional import Promise

from townhall.accounts.models import Account
from townhall.authorities.models import CASEWORK, Authority, Position, Role
from townhall.backoffice.access import Desk
from townhall.backoffice.desk.filters import FilterForm
from townhall.backoffice.desk.paging import ORDERS, Order, Page, Place, order_called, page
from townhall.backoffice.desk.work_lists import LISTS, WorkList, counts
from townhall.backoffice.wording import DeadlineSign, deadline_sign
from townhall.cases.models import Case, CaseQuerySet, ListedValue
from townhall.catalogue.models import ServiceVersion
from townhall.fields.base import Field
from townhall.lib.text import T

NARROWED = "backoffice-narrowed"  # words about people, kept in the session for the list that was narrowed by them
HIDDEN = "verdeckt"  # says in an address that there are such words


@dataclass(frozen=True)
class Row:
    case: Case
    service: T | str
    deadline: DeadlineSign | None
    values: list[tuple[T, str]]  # the listed answers, with the heads of their columns


@dataclass(frozen=True)
class Heading:
    """The head of a column that a list can be ordered by: where a click leads, and how it is ordered now."""

    title: str | Promise
    link: str
    direction: str = ""


def contents(request: HttpRequest, desk: Desk, cases: CaseQuerySet, usual: Order, *, states: bool = False) -> dict[str, Any]:
    """Return everything the templates of a list need."""
    form = filter_form(request, desk, states=states)
    order = order_called(request.GET.get("sortierung", ""), otherwise=usual)
    found = the_page(request, form.narrow(cases).select_related("clerk"), order)
    return {
        "tabs": tabs(desk),
        "rows": rows(found.cases, desk, form.listed),
        "columns": [field.heading for field in form.listed],
        "form": form,
        "active": form.active,
        "of_one_service": "leistung" in form.active,
        "order": order,
        "headings": headings(request, order),
        "previous": link(request, vor=found.previous) if found.previous else "",
        "next": link(request, nach=found.next) if found.next else "",
        "saved_filters": desk.account.saved_filters.order_by("name"),
        "desk": desk,
    }


def filter_form(request: HttpRequest, desk: Desk, *, states: bool = False, data: QueryDict | None = None) -> FilterForm:
    """Read how a list is narrowed down, from the address and, for words about people, from the session."""
    data = request.GET if data is None else data
    known = data.dict() | (request.session.get(NARROWED, {}) if HIDDEN in data else {})
    return FilterForm(
        known, titles=desk.services, listed=listed_fields(desk, known.get("leistung", "")), states=states, clerks=clerks(desk)
    )


def listed_fields(desk: Desk, service: str) -> tuple[Field, ...]:
    """Return the questions that are columns and filters when a list is narrowed to one service."""
    if service not in desk.services:
        return ()
    version = ServiceVersion.objects.filter(slug=service).defer("data", "hooks").latest("number")
    return version.definition.listed


def clerks(desk: Desk) -> QuerySet[Account]:
    """Return whose cases a supervisor may ask for; nobody for a clerk."""
    led = [position.authority.path for position in desk.positions if position.role == Role.SUPERVISOR]
    if not led:
        return Account.objects.none()
    below = Authority.objects.below(led)
    held = Position.objects.filter(authority__in=below, role__in=CASEWORK)
    return Account.objects.filter(pk__in=held.values("account")).order_by("family_name", "given_name")


def the_page(request: HttpRequest, cases: CaseQuerySet, order: Order) -> Page:
    after, before = (Place.read(request.GET.get(name, ""), order) for name in ("nach", "vor"))
    return page(cases, order=order, after=after, before=before)


def rows(cases: list[Case], desk: Desk, listed: tuple[Field, ...]) -> list[Row]:
    today, values = timezone.localdate(), values_of(cases) if listed else {}

    def of(case: Case) -> list[tuple[T, str]]:
        return [(field.heading, ", ".join(values.get((case.pk, field.path), []))) for field in listed]

    titles = desk.services
    return [Row(case, titles.get(case.service_slug, case.service_slug), deadline_sign(case, today), of(case)) for case in cases]


def values_of(cases: list[Case]) -> dict[tuple[int, str], list[str]]:
    found = defaultdict(list)
    for value in ListedValue.objects.filter(case__in=cases).order_by("path", "place"):
        found[value.case_id, value.path].append(str(T.load(value.shown)))
    return found


def tabs(desk: Desk) -> list[tuple[WorkList, Any]]:
    """Return the lists with their numbers; nobody counts the one of all cases."""
    today: date = timezone.localdate()
    counted = [each for each in LISTS if each.is_counted]
    numbers = counts([each.pick(desk, today) for each in counted])
    found = dict(zip((each.slug for each in counted), numbers, strict=True))
    return [(each, found.get(each.slug)) for each in LISTS]


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
