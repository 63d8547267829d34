"""Add up the days of a service to what a page shows; what is about few people is left out (Auswertung)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Max, Subquery, Sum

from townhall.catalogue.definition import Definition
from townhall.figures.models import Daily, Moment, Question, Tally
from townhall.figures.small import FEW, share, shown, shown_parts
from townhall.figures.spans import Span, parts_of
from townhall.lib.text import T

NINETY = 10  # decisions that a ninth tenth needs at least
EARLIER = T("Seite einer früheren Fassung", en="Page of an earlier version")
LAST_DAY = Subquery(Daily.objects.order_by("-day").values("day")[:1])  # of all services, found by the index of days


def counted_at() -> datetime | None:
    """Return when the figures were counted last (Stand)."""
    return Daily.objects.filter(day=LAST_DAY).aggregate(last=Max("counted_at"))["last"]


def offices_of(slugs: Iterable[str]) -> list[str]:
    """Return the offices that have had cases of these services, by slug; every day counted names all of them."""
    found = Daily.objects.filter(service_slug__in=list(slugs), day=LAST_DAY).exclude(authority="")
    return list(found.values_list("authority", flat=True).distinct().order_by("authority"))


@dataclass(frozen=True)
class Part:
    """One week or month of a chart; None stands for few people."""

    span: Span
    received: int | None
    decided: int | None
    left: int | None


@dataclass(frozen=True)
class Page:
    """How many drafts came to an end for now with this page as the last one saved."""

    title: T
    stopped: int | None


@dataclass(frozen=True)
class Rating:
    """The answers to one question: how many, and how they are spread from 1 (bad) to 5 (good)."""

    moment: Moment
    question: Question
    answers: int | None
    spread: list[int | None]

    @property
    def average(self) -> int | None:
        """Return the mean in tenths, or None if few have answered."""
        if not self.answers or None in self.spread:
            return None
        return round(10 * sum(value * (times or 0) for value, times in enumerate(self.spread, 1)) / self.answers)


class Figures:
    """The figures of one service within a span of days, of all offices or of one (a slug).

    No office has drafts or ratings: what was begun, filed and said is told of the whole service only.
    """

    def __init__(self, slug: str, span: Span, office: str = ""):
        self.slug, self.span, self.office = slug, span, office
        days = Daily.objects.filter(service_slug=slug, day__gte=span.first, day__lte=span.last)
        self.days = list((days.filter(authority=office) if office else days).order_by("day"))

    @cached_property
    def before(self) -> "Figures":
        """Return the figures of the time right before."""
        return Figures(self.slug, self.span.before, self.office)

    def total(self, name: str) -> int:
        return sum(getattr(day, name) for day in self.days)

    @property
    def received(self) -> int | None:
        return shown(self.total("received"))

    @property
    def decided(self) -> int | None:
        return shown(self.total("decided"))

    @property
    def left(self) -> int | None:
        return shown(self.left_on(self.span.last))

    @property
    def given_up(self) -> tuple[int | None, int | None]:
        """Return how many were taken back, and how many were closed because nobody paid."""
        withdrawn, lapsed = shown_parts([self.total("withdrawn"), self.total("lapsed")])
        return withdrawn, lapsed

    @property
    def withdrawn(self) -> int | None:
        return self.given_up[0]

    @property
    def lapsed(self) -> int | None:
        return self.given_up[1]

    @property
    def automatic(self) -> int | None:
        """Return how many per cent of the decisions a rule made."""
        return share(self.total("automatic"), self.total("decided"))

    @property
    def kept(self) -> int | None:
        """Return how many per cent of the decisions with a deadline came in time."""
        return share(self.total("in_time"), self.total("in_time") + self.total("late"))

    @cached_property
    def took(self) -> Counter[int]:
        return added(day.took for day in self.days)

    @property
    def median(self) -> int | None:
        return quantile(self.took, 50) if self.took.total() >= FEW else None

    @property
    def ninetieth(self) -> int | None:
        """Return within how many days nine of ten cases were decided."""
        return quantile(self.took, 90) if self.took.total() >= NINETY else None

    @cached_property
    def parts(self) -> list[Part]:
        begins = self.days[0].day if self.days else self.span.last  # nobody counted before
        spans = [each for each in parts_of(self.span) if each.last >= begins]
        received, decided = (shown_parts([self.within(span, name) for span in spans]) for name in ("received", "decided"))
        return [Part(span, received[place], decided[place], shown(self.left_on(span.last))) for place, span in enumerate(spans)]

    def within(self, span: Span, name: str) -> int:
        return sum(getattr(day, name) for day in self.days if span.first <= day.day <= span.last)

    def left_on(self, on: date) -> int:
        until = [day for day in self.days if day.day <= on]
        return sum(day.left for day in until if day.day == until[-1].day)

    # --- The way through the form -----------------------------------------------------------------------------------

    @property
    def begun(self) -> int | None:
        return shown(self.total("begun"))

    @property
    def filed(self) -> int | None:
        """Return how many of the drafts begun were filed, unless so few were not that they could be recognised."""
        begun, filed = self.total("begun"), self.total("filed")
        return None if shown(begun - filed) is None else shown(filed)

    def pages(self, definition: Definition) -> list[Page]:
        """Return the pages of the form with the drafts that have stopped there."""
        reached = added((day.reached for day in self.days), key=str)
        titles = {step.id: step.title for step in definition.steps}
        numbers = {id: reached.get(id, 0) for id in titles}
        if earlier := sum(n for id, n in reached.items() if id not in titles):
            titles, numbers = titles | {"": EARLIER}, numbers | {"": earlier}
        return [Page(titles[id], n) for id, n in zip(numbers, shown_parts(list(numbers.values())), strict=True)]

    def ratings(self) -> list[Rating]:
        """Return what people answered in the months of this span."""
        months = {"month__gte": self.span.first.replace(day=1), "month__lte": self.span.last}
        given = Tally.objects.filter(service_slug=self.slug, **months).values_list("moment", "question", "value")
        found = {tuple(key): n for *key, n in given.annotate(n=Sum("times"))}
        return [rating(moment, question, found) for moment in Moment for question in Question]


def rating(moment: Moment, question: Question, found: dict[tuple, int]) -> Rating:
    times = [found.get((moment, question, value), 0) for value in range(1, 6)]
    answers = shown(sum(times))
    return Rating(moment, question, answers, [times[place] if answers else None for place in range(5)])


def added(counts: Iterable[dict[str, int]], key: type = int) -> Counter:
    total: Counter = Counter()
    for count in counts:
        total.update({key(name): n for name, n in count.items()})
    return total


def quantile(counted: Counter[int], per_cent: int) -> int:
    """Return the smallest value that so many per cent do not exceed (nearest rank)."""
    wanted, seen = counted.total() * per_cent, 0
    for value in sorted(counted):
        seen += 100 * counted[value]
        if seen >= wanted:
            return value
    raise ValueError("nothing counted")
