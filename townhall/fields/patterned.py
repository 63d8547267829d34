"""Answers of a fixed pattern: postcode and microchip number. Spaces and dots do not matter."""

import re
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, compact


class DigitsField(forms.CharField):
    """Digits, however they are grouped."""

    def __init__(self, *, digits: int, refused: T, **options):
        super().__init__(**options)
        self.digits, self.refused = digits, refused

    def to_python(self, value):
        typed = super().to_python(value) or ""
        try:
            found = compact(typed)
        except ControlCharacterError:
            found = "?"
        if typed and not re.fullmatch(rf"[0-9]{{{self.digits}}}", found):
            raise ValidationError(self.refused.lazy())
        return found


@dataclass(frozen=True, kw_only=True)
class Digits(Field[str]):
    """A number that is a name: a fixed count of digits."""

    digits: ClassVar[int]
    advice: ClassVar[T]

    def form_field(self) -> forms.Field:
        widget = forms.TextInput({"inputmode": "numeric", "spellcheck": "false"})
        return DigitsField(digits=self.digits, refused=self.say(self.advice, digits=self.digits), widget=widget)

    def schema(self):
        return {"type": "string", "pattern": rf"^[0-9]{{{self.digits}}}$"}

    def from_json(self, data):
        if not isinstance(data, str) or not re.fullmatch(rf"[0-9]{{{self.digits}}}", data):
            raise ValueError(data)
        return data


@dataclass(frozen=True, kw_only=True)
class Postcode(Digits):
    """A German postcode."""

    tag = "postcode"
    digits = 5
    advice = T(
        "Geben Sie die Postleitzahl mit fünf Ziffern ein, zum Beispiel 44787",
        en="Enter the postcode with five digits, for example 44787",
    )


@dataclass(frozen=True, kw_only=True)
class Microchip(Digits):
    """The number of an animal's microchip (ISO 11784)."""

    tag = "microchip"
    digits = 15
    advice = T(
        "Geben Sie bei „{label}“ alle 15 Ziffern ein, zum Beispiel 276 0981 0000 0001",
        en="Enter all 15 digits of “{label}”, for example 276 0981 0000 0001",
    )
