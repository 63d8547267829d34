"""What supervisors and service editors see of how their services work: figures and charts, never about a clerk (Statistik)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from townhall.authorities.models import Authority, Position, Role
from townhall.backoffice.access import Seat, for_roles
from townhall.catalogue.definition import Definition
from townhall.catalogue.models import ServiceVersion
from townhall.figures.charts import Chart, bars
from townhall.figures.overview import overview
from townhall.figures.spans import CHOICES, USUAL, Span, span_of
from townhall.figures.summing import Figures, counted_at
from townhall.figures.tables import FEW_WORDS, rows_of
from townhall.lib.spreadsheets import csv_rows
from townhall.lib.text import T

ROLES = (Role.SUPERVISOR, Role.EDITOR)
BOM = "\ufeff"  # by it spreadsheet programs know UTF-8


@require_safe
@for_roles(*ROLES, Role.CLERK)
def show_all(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the services of somebody's offices with their main figures."""
    services = services_of(seat)
    span = span_in(request)
    found = overview(services, span)
    rows = sorted(((title, slug, found[slug]) for slug, title in services.items()), key=lambda row: str(row[0]))
    return render(request, "backoffice/figures_all.html", {"rows": rows, **frame(request, span)})


@require_safe
@for_roles(*ROLES, Role.CLERK)
def show(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Show how one service does: what comes and goes, how long it takes, where people stop, what they say."""
    figures, definition = figures_of(request, seat, slug)
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
    return render(request, "backoffice/figures.html", context | frame(request, figures.span))


@require_safe
@for_roles(*ROLES, Role.CLERK)
def save(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Hand out the figures of a page as a table for spreadsheet programs."""
    figures, definition = figures_of(request, seat, slug)
    language = (get_language() or "de")[:2]
    table = csv_rows(rows_of(figures, definition, language), comma="," if language == "de" else ".")
    response = HttpResponse(BOM.encode() + table, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{figures.span.first}-{figures.span.last}.csv"'
    return response


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


def figures_of(request: HttpRequest, seat: Seat, slug: str) -> tuple[Figures, Definition]:
    if slug not in services_of(seat):
        raise Http404
    version = ServiceVersion.objects.latest_of(slug)
    assert version is not None
    return Figures(slug, span_in(request)), version.definition


def span_in(request: HttpRequest) -> Span:
    return span_of(request.GET.get("zeitraum", USUAL), today=timezone.localdate())


def frame(request: HttpRequest, span: Span) -> dict[str, Any]:
    chosen = request.GET.get("zeitraum", USUAL)
    return {
        "span": span,
        "choices": CHOICES.items(),
        "chosen": chosen if chosen in CHOICES else USUAL,
        "counted_at": counted_at(),
    }


def chart(rows: Iterable) -> Chart:
    return bars(rows, few=str(FEW_WORDS))
