"""What the town hall finds out itself about an address; nobody is asked for it, and nothing the browser says about it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms

from townhall.fields.base import EMPTY, Field
from townhall.fields.context import FACTS, FormContext
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat

ASKED = ("street", "house_number", "postcode")


@dataclass(frozen=True, kw_only=True)
class Found(Field[str]):
    """A fact of the street table about the address it stands in: `fact` is key, district, point or zone."""

    tag = "found"
    draws = "nothing"
    asks = False

    fact: str
    shown: bool = False  # where answers are listed
    required: bool = False

    def form_field(self) -> forms.Field:
        return forms.CharField(max_length=200, widget=forms.HiddenInput())

    def schema(self):
        return {"type": "string", "maxLength": 200}

    def from_json(self, data):
        if not isinstance(data, str):
            raise TypeError(data)
        return data


def find_out(fields: Iterable[Field], tree: dict, context: FormContext) -> dict:
    """Return the answers with the facts of the street table beside each address: those known, and no others."""
    found = dict(tree)
    for field in fields:
        data = tree.get(field.id)
        if isinstance(field, Composite) and isinstance(data, dict):
            found[field.id] = about(field, data, context)
        elif isinstance(field, Repeat) and isinstance(field.of, Composite) and isinstance(data, list):
            found[field.id] = [about(field.of, row, context) if isinstance(row, dict) else row for row in data]
    return found


def about(group: Composite, row: dict, context: FormContext) -> dict:
    row = find_out(group.fields, row, context)
    wanted = [part for part in group.fields if isinstance(part, Found)]
    if not wanted:
        return row
    typed = [text for name in ASKED if isinstance(text := row.get(name), str) and text not in EMPTY]
    located = context.places.find(*typed) if len(typed) == len(ASKED) else None
    facts = {part.id: FACTS[part.fact](located) if located else "" for part in wanted}
    return {name: value for name, value in (row | facts).items() if name not in facts or value}
