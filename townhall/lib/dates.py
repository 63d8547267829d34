"""Counting days as the law does: §§ 187 to 193 BGB, which § 31 VwVfG and § 108 AO refer to."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

PERIOD = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")


class NotAPeriod(ValueError):
    """A period is written as in ISO 8601: P1M, P2W, P14D."""


@dataclass(frozen=True)
class Period:
    months: int = 0
    days: int = 0

    @classmethod
    def read(cls, text: str) -> "Period":
        found = PERIOD.fullmatch(text)
        if not found or not any(found.groups()):
            raise NotAPeriod(f"{text!r} is not a period such as P1M or P14D.")
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        return cls(years * 12 + months, weeks * 7 + days)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or the month's last day where there is no such day (§ 188 (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_of(period: str) -> int:
    """Return the whole months of a period, its days left out."""
    return Period.read(period).months


def end_of_period(event: date, period: str, *, shift: bool = True) -> date:
    """Return the last day of a period that begins with an event, whose own day does not count (§§ 187 (1), 188 BGB)."""
    length = Period.read(period)
    end = add_months(event, length.months) + timedelta(days=length.days)
    return next_working_day(end) if shift else end


def end_of_running_period(first: date, period: str, *, shift: bool = True) -> date:
    """Return the last day of a period whose first day counts, such as a term or an age (§§ 187 (2), 188 BGB)."""
    length = Period.read(period)
    end = add_months(first, length.months) + timedelta(days=length.days - 1)
    if length.months and end.day != first.day - 1 and first.day > 1 and not length.days:
        end = add_months(first, length.months)  # the month has no day before the one that answers to the first
    return next_working_day(end) if shift else end


def next_working_day(day: date) -> date:
    """Move an end that falls on a Saturday, Sunday or public holiday to the next working day (§ 193 BGB)."""
    while day.weekday() >= 5 or day in holidays_of(day.year):
        day += timedelta(days=1)
    return day


@cache
def holidays_of(year: int) -> dict[date, str]:
    """Return the public holidays of North Rhine-Westphalia (Feiertagsgesetz NRW § 2)."""
    return dict(holidays.country_holidays("DE", subdiv="NW", years=year, language="de"))
