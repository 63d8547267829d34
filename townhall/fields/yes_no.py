from dataclasses import dataclass

from django import forms

from townhall.fields.base import Field
from townhall.fields.choice import PICK_ONE
from townhall.lib.text import T
from townhall.logic.expressions import Expression

YES, NO = T("Ja", en="Yes"), T("Nein", en="No")
CONFIRMED = T("Bestätigt", en="Confirmed")
TICK = T("Setzen Sie das Häkchen, wenn das stimmt", en="Tick the box if this is true")


@dataclass(frozen=True, kw_only=True)
class YesNo(Field[bool]):
    """A question answered yes or no; not answering is neither."""

    tag = "yes_no"
    draws = "radio"
    kind = "yes_no"
    unanswered = PICK_ONE

    def is_true(self) -> Expression:
        return self.is_(True)

    def is_false(self) -> Expression:
        return self.is_(False)

    def form_field(self) -> forms.Field:
        return forms.TypedChoiceField(
            choices=[("yes", YES.lazy()), ("no", NO.lazy())],
            coerce=lambda typed: typed == "yes",
            empty_value=None,
            widget=forms.RadioSelect(),
            error_messages={"invalid_choice": self.say(PICK_ONE).lazy()},
        )

    def schema(self):
        return {"type": "boolean"}

    def from_json(self, data):
        if not isinstance(data, bool):
            raise ValueError(data)
        return data

    def to_input(self, data):
        return {True: "yes", False: "no"}.get(data, data)

    def display(self, value, language):
        return (YES if value else NO).in_(language)


class Tick(forms.CheckboxInput):
    """A box whose tick is the word yes, so that an answer is text like all others."""

    def value_from_datadict(self, data, files, name):
        return "yes" if data.get(name) else ""


@dataclass(frozen=True, kw_only=True)
class Declaration(Field[bool]):
    """Something the person confirms with a tick; there is no confirming with no."""

    tag = "declaration"
    draws = "declaration"
    kind = "yes_no"
    unanswered = TICK

    short: T | None = None  # what it is called where answers are listed

    @property
    def heading(self) -> T:
        return self.column or self.short or self.label

    def is_true(self) -> Expression:
        return self.is_(True)

    def form_field(self) -> forms.Field:
        return forms.TypedChoiceField(
            choices=[("yes", YES.lazy())], coerce=lambda typed: typed == "yes", empty_value=None, widget=Tick({"value": "yes"})
        )

    def schema(self):
        return {"const": True}

    def from_json(self, data):
        if data is not True:
            raise ValueError(data)
        return True

    def to_input(self, data):
        return "yes" if data is True else data

    def display(self, value, language):
        return CONFIRMED.in_(language)
