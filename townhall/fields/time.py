import re
from dataclasses import dataclass
from datetime import time

from django import forms
from django.core.exceptions import ValidationError

from townhall.fields.base import Field
from townhall.lib import written
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, NoSuchTimeError, read_time

NO_TIME = T(
    "Geben Sie bei „{label}“ die Uhrzeit mit Stunden und Minuten ein, zum Beispiel 9:30",
    en="Enter the time of “{label}” with hours and minutes, for example 9:30",
)
STORED = re.compile(r"\d\d:\d\d", re.ASCII)


class TimeTyped(forms.CharField):
    def __init__(self, *, question: "Time", **options):
        super().__init__(**options)
        self.question = question

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return read_time(text) if text else None
        except (NoSuchTimeError, ControlCharacterError):
            raise ValidationError(self.question.say(NO_TIME).lazy()) from None


@dataclass(frozen=True, kw_only=True)
class Time(Field[time]):
    """A time of day, typed as 9, 9:30, 9.30 Uhr or 0930; stored as 09:30."""

    tag = "time"
    kind = "time"

    width: str = "10"

    def form_field(self) -> forms.Field:
        return TimeTyped(question=self, widget=forms.TextInput({"spellcheck": "false"}))

    def schema(self):
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}

    def to_json(self, value):
        return value.isoformat("minutes")

    def from_json(self, data):
        if not STORED.fullmatch(data):
            raise ValueError(data)
        return time.fromisoformat(data)

    def to_input(self, data):
        return data.removeprefix("0") if isinstance(data, str) and STORED.fullmatch(data) else data

    def display(self, value, language):
        return written.clock(value).in_(language)
