"""What the law says about days, case by case. Weekdays and holidays are those of North Rhine-Westphalia."""

from datetime import date

import pytest

from townhall.lib.dates import NotAPeriod, Period, add_months, end_of_period, end_of_running_period, next_working_day

EVENTS = [
    ("§ 187 Abs. 1, § 188 Abs. 2: the day of the event does not count", "2026-03-02", "P1M", "2026-04-02"),
    ("§ 188 Abs. 1: days end with the last of them", "2026-03-02", "P14D", "2026-03-16"),
    ("§ 188 Abs. 2: weeks end on the weekday of the event", "2026-03-02", "P2W", "2026-03-16"),
    ("§ 188 Abs. 2: months end on the day of the same number", "2026-12-15", "P1M", "2027-01-15"),
    ("§ 188 Abs. 2: the last day of February is no end of month elsewhere", "2025-02-28", "P1M", "2025-03-28"),
    ("§ 188 Abs. 3: a missing day becomes the month's last", "2023-01-30", "P1M", "2023-02-28"),
    ("§ 188 Abs. 3: in a leap year the month's last is the 29th", "2024-01-31", "P1M", "2024-02-29"),
    ("§ 188 Abs. 2: in a leap year the 29th is there", "2024-01-29", "P1M", "2024-02-29"),
    ("§ 188 Abs. 3: a year after the 29th of February", "2024-02-29", "P1Y", "2025-02-28"),
    ("§ 188 Abs. 2: a year before a leap day", "2023-02-28", "P1Y", "2024-02-28"),
    ("§ 188 Abs. 3: the 31st in a month of thirty days", "2026-05-31", "P1M", "2026-06-30"),
    ("§ 188 Abs. 3, § 193: missing day on a Saturday", "2026-01-31", "P1M", "2026-03-02"),
    ("§ 188 Abs. 3, § 193: the 29th where February has 28", "2026-01-29", "P1M", "2026-03-02"),
    ("§ 188 Abs. 3, § 193: six months, Sunday", "2026-08-31", "P6M", "2027-03-01"),
    ("§ 188 Abs. 3, § 193: over the turn of the year, Sunday", "2026-12-31", "P2M", "2027-03-01"),
    ("§ 193: Saturday", "2026-04-30", "P1M", "2026-06-01"),
    ("§ 193, FeiertagsG NRW § 2: Good Friday to Easter Monday", "2026-03-03", "P1M", "2026-04-07"),
    ("§ 193, FeiertagsG NRW § 2: the First of May, a Friday", "2026-04-30", "P1D", "2026-05-04"),
    ("§ 193, FeiertagsG NRW § 2: Ascension Day", "2026-05-13", "P1D", "2026-05-15"),
    ("§ 193, FeiertagsG NRW § 2: Whit Monday", "2026-05-22", "P1D", "2026-05-26"),
    ("§ 193, FeiertagsG NRW § 2: Corpus Christi", "2026-06-03", "P1D", "2026-06-05"),
    ("§ 193, Einigungsvertrag Art. 2: the Third of October, a Saturday", "2026-09-03", "P1M", "2026-10-05"),
    ("§ 193, FeiertagsG NRW § 2: All Saints' Day, a Monday", "2027-10-01", "P1M", "2027-11-02"),
    ("§ 193, FeiertagsG NRW § 2: Christmas and a weekend", "2026-12-11", "P14D", "2026-12-28"),
    ("§ 193, FeiertagsG NRW § 2: New Year and a weekend", "2026-12-18", "P14D", "2027-01-04"),
    ("FeiertagsG NRW § 2: Christmas Eve is a working day", "2026-12-23", "P1D", "2026-12-24"),
    ("FeiertagsG NRW § 2: New Year's Eve is a working day", "2026-12-30", "P1D", "2026-12-31"),
    ("FeiertagsG NRW § 2: Carnival Monday is a working day", "2026-02-13", "P3D", "2026-02-16"),
    ("FeiertagsG NRW § 2: Assumption Day is one only elsewhere", "2025-08-14", "P1D", "2025-08-15"),
    ("FeiertagsG NRW § 2: Reformation Day is one only elsewhere", "2025-10-30", "P1D", "2025-10-31"),
    ("Reformation Day 2017 was one everywhere, and All Saints' Day follows", "2017-10-30", "P1D", "2017-11-02"),
    ("§ 122a Abs. 4 AO: the fourth day", "2026-03-05", "P4D", "2026-03-09"),
    ("§ 122a Abs. 4, § 108 Abs. 3 AO: the fourth day at Easter", "2026-03-31", "P4D", "2026-04-07"),
    ("§ 355 Abs. 1 AO, § 70 Abs. 1 VwGO: a month after the fourth day", "2026-04-07", "P1M", "2026-05-07"),
    ("§ 75 Satz 2 VwGO: three months", "2026-11-30", "P3M", "2027-03-01"),
]
UNMOVED = [
    ("§ 41 Abs. 2 VwVfG: whether a weekend moves the fourth day is disputed", "2026-03-31", "P4D", "2026-04-04"),
    ("§ 41 Abs. 2a VwVfG: the day after retrieval, a Sunday", "2026-03-07", "P1D", "2026-03-08"),
    ("§ 188 Abs. 3: a missing day on a Saturday stays", "2026-01-31", "P1M", "2026-02-28"),
]
RUNNING = [
    ("§ 187 Abs. 2, § 188 Abs. 2: a calendar year", "2026-01-01", "P1Y", "2026-12-31"),
    ("§ 187 Abs. 2, § 188 Abs. 2: a calendar month", "2026-02-01", "P1M", "2026-02-28"),
    ("§ 187 Abs. 2, § 188 Abs. 2: ends before the day of the same number", "2026-03-15", "P1M", "2026-04-14"),
    ("§ 187 Abs. 2, § 188 Abs. 1: the first day counts", "2026-03-02", "P14D", "2026-03-15"),
    ("§ 187 Abs. 2, § 188 Abs. 2: a week from Monday to Sunday", "2026-03-02", "P1W", "2026-03-08"),
    ("§ 187 Abs. 2 Satz 2: eighteen years end before the birthday", "2008-03-02", "P18Y", "2026-03-01"),
    ("§ 187 Abs. 2, § 188 Abs. 2: a year from the leap day", "2024-02-29", "P1Y", "2025-02-28"),
    ("§ 188 Abs. 3: there is no 30th of February", "2026-01-31", "P1M", "2026-02-28"),
    ("§ 188 Abs. 2: the day before the missing 31st is there", "2026-03-31", "P1M", "2026-04-30"),
    ("§ 188 Abs. 2: the day before the 30th", "2026-03-30", "P1M", "2026-04-29"),
]


def day(text: str) -> date:
    return date.fromisoformat(text)


def named(table: list[tuple[str, str, str, str]]):
    return pytest.mark.parametrize(("event", "period", "end"), [row[1:] for row in table], ids=[row[0] for row in table])


class TestAPeriodAfterAnEvent:
    @named(EVENTS)
    def test_ends(self, event, period, end):
        assert end_of_period(day(event), period) == day(end)

    @named(UNMOVED)
    def test_ends_on_any_day_where_the_rule_says_so(self, event, period, end):
        assert end_of_period(day(event), period, shift=False) == day(end)


class TestAPeriodWhoseFirstDayCounts:
    @named(RUNNING)
    def test_ends(self, event, period, end):
        assert end_of_running_period(day(event), period, shift=False) == day(end)


class TestReadingAPeriod:
    def test_adds_years_to_months_and_weeks_to_days(self):
        assert Period.read("P1Y2M3W4D") == Period(months=14, days=25)

    @pytest.mark.parametrize("text", ["", "P", "1M", "P1", "PT1H", "P-1M", "one month"])
    def test_refuses_anything_else(self, text):
        with pytest.raises(NotAPeriod):
            Period.read(text)


def test_months_are_added_without_spilling_over():
    assert add_months(day("2026-01-31"), 13) == day("2027-02-28")
    assert add_months(day("2026-03-31"), -1) == day("2026-02-28")


def test_a_working_day_is_known():
    assert next_working_day(day("2026-03-02")) == day("2026-03-02")
    assert next_working_day(day("2026-03-01")) == day("2026-03-02")
