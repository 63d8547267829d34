"""What supervisors and auditors see of how their services work: figures and charts, never about a clerk (Statistik)."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from townhall.authorities.models import Authority, Position, Role
from townhall.backoffice.access import Seat, for_roles
from townhall.backoffice.overseeing.figure_choice import Choice
from townhall.catalogue.definition import Definition
from townhall.catalogue.models import ServiceVersion
from townhall.figures.charts import Chart, bars
from townhall.figures.overview import Main, by_office, overview
from townhall.figures.summing import Figures
from townhall.figures.tables import FEW_WORDS, FIGURES, overview_rows, rows_of
from townhall.lib.spreadsheets import csv_rows
from townhall.lib.text import T

ROLES = (Role.SUPERVISOR, Role.AUDITOR)
BOM = "\ufeff"  # by it spreadsheet programs know UTF-8


@require_safe
@for_roles(*ROLES, Role.CLERK)
def show_all(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the services of somebody's offices with their main figures."""
    services = services_of(seat)
    choice = choice_in(request, services)
    found = overview(services, choice.span, office=choice.office)
    before = overview(services, choice.span.before, office=choice.office)
    rows = [(title, slug, found[slug], before[slug]) for slug, title in by_title(services)]
    offices = by_office(services, choice.span)
    context = {
        "rows": rows,
        "office_rows": [(title, slug, offices[slug]) for slug, title in choice.offices.items() if slug in offices],
        **choice.context(),
    }
    return render(request, "backoffice/figures_all.html", context, status=choice.status)


@require_safe
@for_roles(*ROLES, Role.CLERK)
def save_all(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Hand out the overview as a table for spreadsheet programs."""
    services = services_of(seat)
    choice = choice_in(request, services)
    found = overview(services, choice.span, office=choice.office)
    before = overview(services, choice.span.before, office=choice.office)
    offices = by_office(services, choice.span)
    sheets: list[tuple[str, Main, Main | None]] = [(str(title), found[slug], before[slug]) for slug, title in by_title(services)]
    sheets += [(title, offices[slug], None) for slug, title in choice.offices.items() if slug in offices]
    return as_file(overview_rows(sheets, choice.span, language()), str(FIGURES), choice)


@require_safe
@for_roles(*ROLES, Role.CLERK)
def show(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Show how one service does: what comes and goes, how long it takes, where people stop, what they say."""
    figures, definition, choice = figures_of(request, seat, slug)
    pages = figures.pages(definition)
    context = {
        "title": definition.title,
        "slug": slug,
        "figures": figures,
        "pages": pages,
        "flow_chart": chart((str(part.span.label), (part.received, part.decided)) for part in figures.parts),
        "left_chart": chart((str(part.span.label), (part.left,)) for part in figures.parts),
        "page_chart": chart((str(page.title), (page.stopped,)) for page in pages),
        "ratings": figures.ratings(),
    }
    return render(request, "backoffice/figures.html", context | choice.context(), status=choice.status)


@require_safe
@for_roles(*ROLES, Role.CLERK)
def save(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Hand out the figures of a page as a table for spreadsheet programs."""
    figures, definition, choice = figures_of(request, seat, slug)
    return as_file(rows_of(figures, definition, language()), slug, choice)


def as_file(rows: Iterable, name: str, choice: Choice) -> HttpResponse:
    table = csv_rows(rows, comma="," if language() == "de" else ".")
    response = HttpResponse(BOM.encode() + table, content_type="text/csv; charset=utf-8")
    place = f"-{choice.office}" if choice.office else ""
    response["Content-Disposition"] = f'attachment; filename="{name}{place}-{choice.span.first}-{choice.span.last}.csv"'
    return response


def language() -> str:
    return (get_language() or "de")[:2]


def services_of(seat: Seat) -> dict[str, T]:
    """Return slug and title of the services whose figures somebody may see; clerks see none."""
    mine = [each for each in seat.positions if each.role in ROLES]
    if not mine:
        raise PermissionDenied
    paths = dict(Authority.objects.values_list("slug", "path"))
    current = [version.definition for version in ServiceVersion.objects.current().order_by("slug")]
    return {each.slug: each.title for each in current if any(is_of(position, each, paths) for position in mine)}


def is_of(position: Position, definition: Definition, paths: dict[str, str]) -> bool:
    """Say whether an office somebody works for, or one under it, decides on a service."""
    offices = {definition.authority, *(route.authority for route in definition.routes)}
    below = any(paths.get(office, "").startswith(position.authority.path) for office in offices)
    return below and (not position.services or definition.slug in position.services)


def by_title(services: dict[str, T]) -> list[tuple[str, T]]:
    return sorted(services.items(), key=lambda pair: str(pair[1]))


def figures_of(request: HttpRequest, seat: Seat, slug: str) -> tuple[Figures, Definition, Choice]:
    if slug not in services_of(seat):
        raise Http404
    version = ServiceVersion.objects.latest_of(slug)
    assert version is not None
    choice = choice_in(request, [slug])
    return Figures(slug, choice.span, choice.office), version.definition, choice


def choice_in(request: HttpRequest, slugs: Iterable[str]) -> Choice:
    return Choice(request.GET, list(slugs), today=timezone.localdate())


def chart(rows: Iterable) -> Chart:
    return bars(rows, few=str(FEW_WORDS))
