"""Answers as a letter prints them: questions in their order, hidden ones left out, bank details masked."""

import re
from collections.abc import Iterator
from typing import Any

from townhall.catalogue.answers import Answers
from townhall.fields.base import Field
from townhall.fields.choice import Choice
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat
from townhall.lib.text import T

IBAN = re.compile(r"\b([A-Z]{2}\d{2})((?: ?[A-Z0-9]){8,26}) ?([A-Z0-9]{2} ?[A-Z0-9]{2})\b")
YES_NO = {True: T("Ja", en="Yes"), False: T("Nein", en="No")}


def sections(answers: Answers, language: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return, step by step, label, shown value and path of every question that arises."""
    visible = answers.visible()
    return [
        (step.title.in_(language), list(rows(step.fields, visible.tree.get(step.id, {}), step.id, visible, language)))
        for step in answers.definition.steps
        if visible.holds(step.when)
    ]


def rows(fields: tuple[Field, ...], tree: dict, parent: str, answers: Answers, language: str) -> Iterator[tuple[str, str, str]]:
    for field in fields:
        path = f"{parent}/{field.id}"
        if not answers.holds(field.when, path):
            continue
        data = tree.get(field.id)
        if isinstance(field, Composite):
            yield from rows(field.fields, data or {}, path, answers, language)
        elif isinstance(field, Repeat) and isinstance(field.of, Composite):
            for index, row in enumerate(data or []):
                yield from rows(field.of.fields, row, f"{path}/{index}", answers, language)
        else:
            yield field.label.in_(language), masked(shown(field, data, language)), path


def shown(field: Field, data: Any, language: str) -> str:
    if isinstance(data, bool):
        return YES_NO[data].in_(language)
    if isinstance(data, list):
        return ", ".join(shown(field, item, language) for item in data)
    if isinstance(data, dict):
        return str(data.get("name", ""))
    if isinstance(field, Choice):
        return next((option.label.in_(language) for option in field.options if option.id == data), str(data or ""))
    return "" if data is None else str(field.to_input(data))


def masked(text: str) -> str:
    """Leave of an account number what its owner recognises: the last four digits."""
    return IBAN.sub(lambda found: f"{found[1][:2]}•• •••• {found[3].replace(' ', '')}", text)
