"""What can be said in a rule: each operator with what it takes, how it is worked out, and the sentence that explains it."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from townhall.lib.dates import add_months
from townhall.lib.text import T


@dataclass(frozen=True)
class Operator:
    result: str
    takes: tuple[str, ...]
    apply: Callable
    sentence: T
    sees_gaps: bool = False


def years_between(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def shifted(on: date, *, days: int | Decimal = 0, months: int | Decimal = 0) -> date | None:
    """Return a later or earlier day; a day beyond the calendar is a gap like an unanswered question."""
    try:
        return add_months(on, int(months)) + timedelta(days=int(days))
    except (OverflowError, ValueError):
        return None


def choose(*args):
    *pairs, otherwise = args
    return next((value for met, value in zip(pairs[::2], pairs[1::2], strict=True) if met), otherwise)


NUMBER, DATE, TIME, PERIOD, PLACE = ("number",), ("date",), ("time",), ("period",), ("place",)
TEXT, LIST, RULE = ("text", "choice"), ("list",), ("condition",)
ORDERED, ANY = NUMBER + DATE + TIME, ()

OPERATORS = {
    "is": Operator("condition", ANY, operator.eq, T("{0} ist {1}", en="{0} is {1}")),
    "is_not": Operator("condition", ANY, operator.ne, T("{0} ist nicht {1}", en="{0} is not {1}")),
    "one_of": Operator("condition", ANY, lambda a, *b: a in b, T("{0} ist eines von {*}", en="{0} is one of {*}")),
    "contains": Operator(
        "condition", (), lambda chosen, value: value in chosen, T("bei {0} ist {1} gewählt", en="{1} is chosen for {0}")
    ),
    "greater": Operator("condition", ORDERED, operator.gt, T("{0} ist größer als {1}", en="{0} is greater than {1}")),
    "at_least": Operator("condition", ORDERED, operator.ge, T("{0} ist mindestens {1}", en="{0} is at least {1}")),
    "less": Operator("condition", ORDERED, operator.lt, T("{0} ist kleiner als {1}", en="{0} is less than {1}")),
    "at_most": Operator("condition", ORDERED, operator.le, T("{0} ist höchstens {1}", en="{0} is at most {1}")),
    "answered": Operator(
        "condition", ANY, lambda a: a not in (None, "", []), T("{0} ist beantwortet", en="{0} is answered"), True
    ),
    "all": Operator("condition", RULE, lambda *a: all(a), T(" und ", en=" and "), True),
    "any": Operator("condition", RULE, lambda *a: any(a), T(" oder ", en=" or "), True),
    "not": Operator("condition", RULE, operator.not_, T("nicht: {0}", en="not: {0}"), True),
    "count": Operator("number", LIST, len, T("die Anzahl bei {0}", en="the number of entries in {0}")),
    "sum": Operator("number", LIST, sum, T("die Summe von {0}", en="the sum of {0}")),
    "plus": Operator("number", NUMBER, operator.add, T("{0} plus {1}", en="{0} plus {1}")),
    "minus": Operator("number", NUMBER, operator.sub, T("{0} minus {1}", en="{0} minus {1}")),
    "times": Operator("number", NUMBER, operator.mul, T("{0} mal {1}", en="{0} times {1}")),
    "smallest": Operator("number", NUMBER, min, T("das Kleinste von {0} und {1}", en="the smaller of {0} and {1}")),
    "largest": Operator("number", NUMBER, max, T("das Größte von {0} und {1}", en="the larger of {0} and {1}")),
    "rounded_up": Operator("number", NUMBER, ceil, T("{0}, aufgerundet", en="{0}, rounded up")),
    "days": Operator("number", DATE, lambda a, b: (b - a).days, T("die Tage von {0} bis {1}", en="the days from {0} to {1}")),
    "add_days": Operator(
        "date", NUMBER + DATE, lambda on, n: shifted(on, days=n), T("{1} Tage nach {0}", en="{1} days after {0}")
    ),
    "add_months": Operator(
        "date", NUMBER + DATE, lambda on, n: shifted(on, months=n), T("{1} Monate nach {0}", en="{1} months after {0}")
    ),
    "age": Operator("number", DATE, years_between, T("das Alter nach {0}", en="the age according to {0}")),
    "first": Operator("date", PERIOD, lambda period: period.first, T("der erste Tag bei {0}", en="the first day of {0}")),
    "last": Operator("date", PERIOD, lambda period: period.last, T("der letzte Tag bei {0}", en="the last day of {0}")),
    "length": Operator(
        "number", PERIOD, lambda period: period.days, T("die Zahl der Tage bei {0}", en="the number of days of {0}")
    ),
    "metres": Operator("number", PLACE, lambda place: place.length, T("die Länge von {0} in Metern", en="the metres of {0}")),
    "square_metres": Operator(
        "number", PLACE, lambda place: place.area, T("die Fläche von {0} in Quadratmetern", en="the square metres of {0}")
    ),
    "today": Operator("date", ANY, lambda today: today, T("heute", en="today")),
    "choose": Operator("number", ANY, choose, T("{1}, wenn {0}", en="{1} if {0}"), True),
}

ANY_NUMBER = ("one_of", "all", "any", "choose")  # of operands; every other operator names each in its sentence
UNNAMED = {"age": 1}  # but for the day an age is reached by
PLACES = re.compile(r"\{(\d)\}")
