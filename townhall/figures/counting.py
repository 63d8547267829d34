"""Count what happened, day by day, into a small table (Fortschreibung). A run that was missed is made up for by the next."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet
from django.db.models.functions import TruncDate
from django.db.transaction import atomic
from django.utils.timezone import localdate, make_aware

from townhall.applications.drafts import KEPT
from townhall.applications.models import Draft
from townhall.cases.models import Case, Decision
from townhall.figures.models import Daily
from townhall.journal.models import Event

DAY = timedelta(days=1)
AT_ONCE = 500
FLOWS = ("received", "decided", "automatic", "in_time", "late", "withdrawn", "left", "took")
DRAFTS = ("begun", "filed", "reached")


@dataclass
class Counted:
    """What was counted of one service on one day."""

    numbers: Counter[str] = field(default_factory=Counter)
    took: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)


Sheet = dict[tuple[str, date], Counted]


@atomic
def count_up(*, at: datetime, since: date | None = None) -> int:
    """Count every day from the last one counted to today, all of them or none; return how many days.

    `since` counts from an earlier day anew. Drafts change for ninety days after they were begun, so their days are counted
    once more each time.
    """
    today = localdate(at)
    first = since or first_to_count()
    if first is None or first > today:
        return 0
    write(flows(first, today), FLOWS, at=at)
    write(drafts_begun(min(first, today - KEPT), today), DRAFTS, at=at)
    return (today - first).days + 1


def first_to_count() -> date | None:
    """Return the last day counted, which was not over then, or the day of the first case or draft."""
    if (last := Daily.objects.aggregate(last=Max("day"))["last"]) is not None:
        return last
    begun, received = Draft.objects.aggregate(first=Min("created_at")), Case.objects.aggregate(first=Min("received_at"))
    moments = [found["first"] for found in (begun, received) if found["first"] is not None]
    return localdate(min(moments)) if moments else None


def write(sheet: Sheet, names: tuple[str, ...], *, at: datetime) -> None:
    rows = [
        Daily(service_slug=slug, day=day, counted_at=at, **{name: value_of(found, name) for name in names})
        for (slug, day), found in sheet.items()
    ]
    Daily.objects.bulk_create(
        rows,
        AT_ONCE,
        update_conflicts=True,
        unique_fields=["service_slug", "day"],
        update_fields=[*names, "counted_at"],
    )


def value_of(found: Counted, name: str) -> Any:
    return dict(getattr(found, name)) if name in ("took", "reached") else found.numbers[name]


def flows(first: date, last: date) -> Sheet:
    """Return what came in and went out on each day, with a row for every service on every day."""
    sheet: Sheet = defaultdict(Counted)
    for slug, day, n in per_day(within(Case.objects.all(), "received_at", first, last), "received_at"):
        sheet[slug, day].numbers["received"] += n
    add_decisions(sheet, within(Case.objects.all(), "decided_at", first, last))
    add_withdrawals(sheet, first, last)
    add_what_is_left(sheet, first, last)
    return sheet


def within(rows: QuerySet, column: str, first: date, last: date) -> QuerySet:
    """Return what happened from the beginning of one day to the end of another."""
    start, end = (make_aware(datetime.combine(day, time.min)) for day in (first, last + DAY))
    return rows.filter(**{f"{column}__gte": start, f"{column}__lt": end}).order_by()


def per_day(rows: QuerySet, column: str, slug: str = "service_slug") -> QuerySet:
    return rows.values_list(F(slug), TruncDate(column)).annotate(n=Count("pk"))


def add_decisions(sheet: Sheet, decided: QuerySet[Case]) -> None:
    days = (TruncDate("decided_at"), TruncDate("received_at"))
    found = decided.values_list("service_slug", *days, "due_on").annotate(n=Count("pk"))
    for slug, day, received, due, n in found.iterator():
        counted = sheet[slug, day]
        counted.numbers["decided"] += n
        counted.took[str(max((day - received).days, 0))] += n
        if due is not None:
            counted.numbers["in_time" if day <= due else "late"] += n
    by_rule = Decision.objects.filter(automatic=True, status=Decision.Status.FINAL, case__in=decided.values("pk")).order_by()
    for slug, day, n in by_rule.values_list("case__service_slug", TruncDate("case__decided_at")).annotate(
        n=Count("case", distinct=True)
    ):
        sheet[slug, day].numbers["automatic"] += n


def add_withdrawals(sheet: Sheet, first: date, last: date) -> None:
    events = within(Event.objects.filter(kind="case.withdrawn"), "happened_at", first, last)
    days = {int(case): localdate(at) for case, at in events.values_list("subject_id", "happened_at")}
    keys = list(days)
    for start in range(0, len(keys), AT_ONCE):
        for key, slug in Case.objects.filter(pk__in=keys[start : start + AT_ONCE]).values_list("pk", "service_slug"):
            sheet[slug, days[key]].numbers["withdrawn"] += 1


def add_what_is_left(sheet: Sheet, first: date, last: date) -> None:
    """Count what is open now, and reckon back to the evening of each day before."""
    left: Counter[str] = Counter()
    for slug, n in Case.objects.open().order_by().values_list("service_slug").annotate(n=Count("pk")):
        left[slug] = n
    for slug in {*left, *(slug for slug, _ in sheet), *Daily.objects.values_list("service_slug", flat=True).distinct()}:
        open_then, day = left[slug], last
        while day >= first:
            numbers = sheet[slug, day].numbers
            numbers["left"] = max(open_then, 0)
            open_then += numbers["decided"] + numbers["withdrawn"] - numbers["received"]
            day -= DAY


def drafts_begun(first: date, last: date) -> Sheet:
    """Return how many drafts were begun on each day, how many of them are filed, and how far the others have come."""
    sheet: Sheet = defaultdict(Counted)
    begun = within(Draft.objects.all(), "created_at", first, last)
    found = per_day(begun.filter(submitted_at__isnull=False), "created_at", "version__slug")
    for slug, day, n in found:
        sheet[slug, day].numbers.update(begun=n, filed=n)
    open_ones = begun.filter(submitted_at=None).values_list("version__slug", TruncDate("created_at"), "reached")
    for slug, day, reached, n in open_ones.annotate(n=Count("pk")):
        sheet[slug, day].numbers["begun"] += n
        sheet[slug, day].reached[reached] += n
    return sheet
