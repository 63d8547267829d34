"""The main figures of several services at once (Übersicht)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from townhall.figures.models import Daily
from townhall.figures.small import share, shown
from townhall.figures.spans import Span


@dataclass(frozen=True)
class Main:
    """None stands for few people; `kept` is in per cent."""

    received: int | None = 0
    decided: int | None = 0
    left: int | None = 0
    kept: int | None = None


def overview(slugs: Iterable[str], span: Span) -> dict[str, Main]:
    """Return the main figures of each service; one on which nothing is known has noughts."""
    days = Daily.objects.filter(service_slug__in=list(slugs), day__gte=span.first, day__lte=span.last)
    last = Daily.objects.filter(service_slug=OuterRef("service_slug"), day__gte=span.first, day__lte=span.last).order_by("-day")
    sums = {name: Sum(name) for name in ("received", "decided", "in_time", "late")}
    found = days.values("service_slug").annotate(**sums, left=Coalesce(Subquery(last.values("left")[:1]), 0))
    made = {row["service_slug"]: main(row) for row in found.order_by()}
    return {slug: made.get(slug, Main()) for slug in slugs}


def main(row: dict) -> Main:
    kept = share(row["in_time"], row["in_time"] + row["late"])
    return Main(shown(row["received"]), shown(row["decided"]), shown(row["left"]), kept)
