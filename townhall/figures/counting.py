"""Count what happened, day by day, into a small table (Fortschreibung). A run that was missed is made up for by the next."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
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
NUMBERS = ("received", "decided", "automatic", "in_time", "late", "withdrawn", "lapsed", "left")
FLOWS = (*NUMBERS, "took")
PLACE = ("service_slug", "authority__slug")
DRAFTS = ("begun", "filed", "reached")


@dataclass
class Counted:
    """What was counted of one service in one office on one day."""

    numbers: Counter[str] = field(default_factory=Counter)
    took: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)


Place = tuple[str, str]  # service and office, both by slug; no office for drafts
Sheet = dict[tuple[Place, date], Counted]


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
    Daily.objects.filter(day__gte=first).update(**dict.fromkeys(NUMBERS, 0), took={})  # a case may have gone to another office
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
        Daily(service_slug=slug, authority=office, day=day, counted_at=at, **{name: value_of(found, name) for name in names})
        for ((slug, office), day), found in sheet.items()
    ]
    Daily.objects.bulk_create(
        rows,
        AT_ONCE,
        update_conflicts=True,
        unique_fields=["service_slug", "day", "authority"],
        update_fields=[*names, "counted_at"],
    )


def value_of(found: Counted, name: str) -> Any:
    return dict(getattr(found, name)) if name in ("took", "reached") else found.numbers[name]


def flows(first: date, last: date) -> Sheet:
    """Return what came in and went out on each day, with a row for every service and office on every day."""
    sheet: Sheet = defaultdict(Counted)
    received = within(Case.objects.all(), "received_at", first, last).values_list(*PLACE, TruncDate("received_at"))
    for slug, office, day, n in received.annotate(n=Count("pk")):
        sheet[(slug, office), day].numbers["received"] += n
    add_decisions(sheet, within(Case.objects.all(), "decided_at", first, last))
    add_withdrawals(sheet, first, last)
    add_lapses(sheet, first, last)
    add_what_is_left(sheet, first, last)
    return sheet


def within(rows: QuerySet, column: str, first: date, last: date) -> QuerySet:
    """Return what happened from the beginning of one day to the end of another."""
    start, end = (make_aware(datetime.combine(day, time.min)) for day in (first, last + DAY))
    return rows.filter(**{f"{column}__gte": start, f"{column}__lt": end}).order_by()


def add_decisions(sheet: Sheet, decided: QuerySet[Case]) -> None:
    days = (TruncDate("decided_at"), TruncDate("received_at"))
    found = decided.values_list(*PLACE, *days, "due_on").annotate(n=Count("pk"))
    for slug, office, day, received, due, n in found.iterator():
        counted = sheet[(slug, office), day]
        counted.numbers["decided"] += n
        counted.took[str(max((day - received).days, 0))] += n
        if due is not None:
            counted.numbers["in_time" if day <= due else "late"] += n
    by_rule = Decision.objects.filter(automatic=True, status=Decision.Status.FINAL, case__in=decided.values("pk")).order_by()
    place = [f"case__{column}" for column in PLACE]
    for slug, office, day, n in by_rule.values_list(*place, TruncDate("case__decided_at")).annotate(
        n=Count("case", distinct=True)
    ):
        sheet[(slug, office), day].numbers["automatic"] += n


def add_withdrawals(sheet: Sheet, first: date, last: date) -> None:
    events = within(Event.objects.filter(kind="case.withdrawn"), "happened_at", first, last)
    days = {int(case): localdate(at) for case, at in events.values_list("subject_id", "happened_at")}
    keys = list(days)
    for start in range(0, len(keys), AT_ONCE):
        for key, *place in Case.objects.filter(pk__in=keys[start : start + AT_ONCE]).values_list("pk", *PLACE):
            sheet[(place[0], place[1]), days[key]].numbers["withdrawn"] += 1


def add_lapses(sheet: Sheet, first: date, last: date) -> None:
    """Count what was closed because nobody paid: nobody decides it, and it is not left to do."""
    lapsed = within(Case.objects.all(), "lapsed_at", first, last)
    for slug, office, day, n in lapsed.values_list(*PLACE, TruncDate("lapsed_at")).annotate(n=Count("pk")):
        sheet[(slug, office), day].numbers["lapsed"] += n


def add_what_is_left(sheet: Sheet, first: date, last: date) -> None:
    """Count what is open now, and reckon back to the evening of each day before."""
    left: Counter[Place] = Counter()
    for slug, office, n in Case.objects.open().order_by().values_list(*PLACE).annotate(n=Count("pk")):
        left[slug, office] = n
    counted = Daily.objects.exclude(authority="").values_list("service_slug", "authority").distinct()
    for place in {*left, *(place for place, _ in sheet), *counted}:
        open_then, day = left[place], last
        while day >= first:
            numbers = sheet[place, day].numbers
            numbers["left"] = max(open_then, 0)
            open_then += numbers["decided"] + numbers["withdrawn"] + numbers["lapsed"] - numbers["received"]
            day -= DAY


def drafts_begun(first: date, last: date) -> Sheet:
    """Return how many drafts were begun on each day, how many of them are filed, and how far the others have come."""
    sheet: Sheet = defaultdict(Counted)
    begun = within(Draft.objects.all(), "created_at", first, last)
    filed = begun.filter(submitted_at__isnull=False).values_list("version__slug", TruncDate("created_at"))
    for slug, day, n in filed.annotate(n=Count("pk")):
        sheet[(slug, ""), day].numbers.update(begun=n, filed=n)
    open_ones = begun.filter(submitted_at=None).values_list("version__slug", TruncDate("created_at"), "reached")
    for slug, day, reached, n in open_ones.annotate(n=Count("pk")):
        sheet[(slug, ""), day].numbers["begun"] += n
        sheet[(slug, ""), day].reached[reached] += n
    return sheet
