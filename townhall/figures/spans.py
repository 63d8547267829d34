"""Stretches of time that figures are shown for, and how they are divided on a chart (Zeitraum)."""

from dataclasses import dataclass
from datetime import date, timedelta

from townhall.lib import written
from townhall.lib.dates import add_months
from townhall.lib.text import T

LAST = {"30": T("letzte 30 Tage", en="last 30 days"), "90": T("letzte 90 Tage", en="last 90 days")}
YEAR = T("letzte 12 Monate", en="last 12 months")
CHOICES = {**LAST, "jahr": YEAR}
USUAL = "90"
WEEKLY = 120  # days; what is longer is divided into months
DAY = timedelta(days=1)
SHORTEST, LONGEST = timedelta(days=7), timedelta(days=5 * 366)
FROM = T("ab {day}", en="from {day}")


@dataclass(frozen=True)
class Span:
    first: date
    last: date

    @property
    def length(self) -> timedelta:
        return self.last - self.first + DAY

    @property
    def before(self) -> "Span":
        """Return as many days right before these, or as many whole months before whole months."""
        end = self.first - DAY
        if self.first.day == 1 and (self.last + DAY).day == 1:
            months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
            return Span(add_months(self.first, -months), end)
        return Span(end - self.length + DAY, end)

    @property
    def words(self) -> T:
        return written.days(self.first, self.last)

    @property
    def label(self) -> T:
        """Name a part of a chart: its month, or the day on which its week begins."""
        if self.first.day == 1 and self.last >= add_months(self.first, 1) - DAY:
            return written.month(self.first)
        return FROM.fill(day=f"{self.first:%d.%m.}")


class BadSpan(Exception):
    """The days somebody asked for make no time that figures can be shown for."""

    message = T(
        "Geben Sie zwei Tage im Abstand von mindestens einer Woche und höchstens fünf Jahren an, den früheren zuerst.",
        en="Enter two days at least a week and at most five years apart, the earlier one first.",
    )


def span_between(first: date | None, last: date | None) -> Span:
    """Return the days from one to another; refuse what is no time, and single days, on which few things happen."""
    if first is None or last is None or not SHORTEST <= last - first + DAY <= LONGEST:
        raise BadSpan(f"{first} to {last}")
    return Span(first, last)


def span_of(name: str, *, today: date) -> Span:
    """Return the days that end today; an unknown name means the usual ones."""
    if name == "jahr":
        return Span(add_months(today.replace(day=1), -11), today)
    return Span(today - timedelta(days=int(name if name in LAST else USUAL) - 1), today)


def parts_of(span: Span) -> list[Span]:
    """Divide a span into weeks from Monday to Sunday, or into months; the first and the last may be shorter."""
    parts, first = [], span.first
    weekly = (span.last - span.first).days < WEEKLY
    while first <= span.last:
        end = first + timedelta(days=6 - first.weekday()) if weekly else add_months(first.replace(day=1), 1) - DAY
        parts.append(Span(first, min(end, span.last)))
        first = end + DAY
    return parts
