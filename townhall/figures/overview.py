"""The main figures of several services or offices at once (Übersicht)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Q, Sum

from townhall.figures.models import Daily
from townhall.figures.small import share, shown, shown_parts
from townhall.figures.spans import Span


@dataclass(frozen=True)
class Main:
    """None stands for few people; `kept` is in per cent."""

    received: int | None = 0
    decided: int | None = 0
    left: int | None = 0
    kept: int | None = None


def overview(slugs: Iterable[str], span: Span, *, office: str = "") -> dict[str, Main]:
    """Return the main figures of each service, of all offices or of one; one on which nothing is known has noughts."""
    made = {row["service_slug"]: main(row) for row in summed(slugs, span, by="service_slug", office=office)}
    return {slug: made.get(slug, Main()) for slug in slugs}


def by_office(slugs: Iterable[str], span: Span) -> dict[str, Main]:
    """Return the main figures of each office with these services; what is hidden cannot be worked out from the others."""
    rows = [row for row in summed(slugs, span, by="authority") if row["authority"]]
    received, decided, left = (shown_parts([row[name] for row in rows]) for name in ("received", "decided", "left"))
    kept = [share(row["in_time"], row["in_time"] + row["late"]) for row in rows]
    names = [row["authority"] for row in rows]
    return dict(zip(names, map(Main, received, decided, left, kept), strict=True))


def summed(slugs: Iterable[str], span: Span, *, by: str, office: str = "") -> list[dict]:
    """Add up the days of each service or office; what is open counts on the last day that was counted."""
    days = Daily.objects.filter(service_slug__in=list(slugs), day__gte=span.first, day__lte=span.last)
    last = days.aggregate(last=Max("day"))["last"]
    days = days.filter(authority=office) if office else days
    sums = {name: Sum(name) for name in ("received", "decided", "in_time", "late")}
    return list(days.values(by).annotate(**sums, left=Sum("left", filter=Q(day=last), default=0)).order_by(by))


def main(row: dict) -> Main:
    kept = share(row["in_time"], row["in_time"] + row["late"])
    return Main(shown(row["received"]), shown(row["decided"]), shown(row["left"]), kept)
