import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from townhall.fields.base import Field
from townhall.fields.date import IN_FUTURE, IN_PAST, NO_SUCH_DAY, SHORT_YEAR, STORED, TOO_LONG_AGO, DayInput
from townhall.lib import written
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, NoSuchDayError, ShortYearError, read_date
from townhall.logic.expressions import Expression, build

FIRST, LAST = T("Erster Tag", en="First day"), T("Letzter Tag", en="Last day")
ENDS = (("first", FIRST), ("last", LAST))
OF_PERIOD = T("{label}: {end}", en="{label}: {end}")
FIRST_MISSING = T("Geben Sie bei „{label}“ auch den ersten Tag ein", en="Enter the first day of “{label}” as well")
LAST_MISSING = T("Geben Sie bei „{label}“ auch den letzten Tag ein", en="Enter the last day of “{label}” as well")
BACKWARDS = T(
    "Der letzte Tag bei „{label}“ liegt vor dem ersten. Geben Sie ihn noch einmal ein",
    en="The last day of “{label}” is before the first. Enter it again",
)
DASH = " – "
BETWEEN = re.compile(r"\s*–\s*|\s+(?:-|bis|to|until)\s+")


@dataclass(frozen=True)
class DateRange:
    """From a first to a last day, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class PeriodInput(forms.Widget):
    """Two days of three text fields each; what is typed in them travels as one text, 27.3.2026 – 2.4.2026."""

    template_name = "forms/widgets/period.html"
    day = DayInput()

    def value_from_datadict(self, data, files, name):
        first, last = [self.day.value_from_datadict(data, files, f"{name}_{end}") for end, _label in ENDS]
        return f"{first}{DASH}{last}" if first or last else data.get(name, "")

    def value_omitted_from_data(self, data, files, name):
        ends = [self.day.value_omitted_from_data(data, files, f"{name}_{end}") for end, _label in ENDS]
        return all(ends) and name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        context["widget"]["ends"] = [
            (str(label), self.parts(f"{name}_{end}", typed, f"{own['id']}_{end}" if own.get("id") else ""))
            for (end, label), typed in zip(ENDS, halves(str(value or "")), strict=True)
        ]
        return context

    def parts(self, name: str, value: str, id: str) -> list[dict]:
        return self.day.get_context(name, value, {"id": id})["widget"]["parts"]

    def id_for_label(self, id_):
        return f"{id_}_first_0" if id_ else id_


def halves(text: str) -> tuple[str, str]:
    first, *rest = BETWEEN.split(text, maxsplit=1)
    return first.strip(), "".join(rest).strip()


class PeriodTyped(forms.CharField):
    """Two days, typed in their parts or as one text."""

    widget = PeriodInput

    def __init__(self, *, question: "Period", **options):
        super().__init__(strip=False, **options)
        self.question = question

    def to_python(self, value):
        typed = super().to_python(value) or ""
        if not typed.strip():
            return None
        first, last = halves(typed)
        if not (first and last):
            raise ValidationError(self.question.say(LAST_MISSING if first else FIRST_MISSING).lazy())
        found = DateRange(self.day(first, FIRST), self.day(last, LAST))
        if found.last < found.first:
            raise ValidationError(self.question.say(BACKWARDS).lazy())
        return found

    def day(self, text: str, end: T) -> date:
        try:
            return read_date(text)
        except ShortYearError:
            raise ValidationError(self.question.say_of(end, SHORT_YEAR).lazy()) from None
        except (NoSuchDayError, ControlCharacterError):
            raise ValidationError(self.question.say_of(end, NO_SUCH_DAY).lazy()) from None


@dataclass(frozen=True, kw_only=True)
class Period(Field[DateRange]):
    """A first and a last day (Zeitraum); `.first()`, `.last()` and `.days()` can be used in rules."""

    tag = "period"
    draws: ClassVar[str] = "period"
    kind = "period"

    past: bool = False  # ends today or earlier
    future: bool = False  # begins today or later

    def first(self) -> Expression:
        return build("first", self)

    def last(self) -> Expression:
        return build("last", self)

    def days(self) -> Expression:
        """Whole days, the first and the last counted."""
        return build("length", self)

    def say_of(self, end: T, sentence: T) -> T:
        return sentence.fill(label=OF_PERIOD.fill(label=self.label, end=end))

    def form_field(self) -> forms.Field:
        return PeriodTyped(question=self)

    def objection(self, value, *, today):
        if self.past and value.last > today:
            return self.say_of(LAST, IN_FUTURE)
        if self.future and value.first < today:
            return self.say_of(FIRST, IN_PAST)
        return self.say_of(FIRST, TOO_LONG_AGO) if value.first.year < today.year - 130 else None

    def schema(self):
        day = {"type": "string", "format": "date"}
        return {
            "type": "object",
            "properties": {"first": day, "last": day},
            "required": ["first", "last"],
            "additionalProperties": False,
        }

    def to_json(self, value):
        return {"first": value.first.isoformat(), "last": value.last.isoformat()}

    def from_json(self, data):
        if not isinstance(data, dict) or data.keys() != {"first", "last"} or not all(map(STORED.fullmatch, data.values())):
            raise ValueError(data)
        found = DateRange(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))
        if found.last < found.first:
            raise ValueError(data)
        return found

    def to_input(self, data):
        try:
            days = self.from_json(data)
        except (ValueError, TypeError):
            return data if isinstance(data, str) else ""
        return DASH.join(f"{day.day}.{day.month}.{day.year}" for day in (days.first, days.last))

    def display(self, value, language):
        return written.days(value.first, value.last).in_(language)
