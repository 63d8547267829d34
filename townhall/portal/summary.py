"""Answers as the check page and the case page show them, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townhall.catalogue.answers import Answers
from townhall.documents.models import Document
from townhall.fields.base import Field
from townhall.fields.evidence import Evidence
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat


@dataclass
class Section:
    step: str
    title: str
    rows: list[tuple[str, str, str]]  # label, shown value, path


def summary(answers: Answers, documents: dict[str, Document]) -> list[Section]:
    """Return the steps that arise with their answers; a question without answer is shown as such."""
    steps = [step for step in answers.definition.steps if answers.holds(step.when)]
    return [
        Section(step.id, str(step.title), list(rows(step.fields, answers.tree.get(step.id, {}), step.id, answers, documents)))
        for step in steps
    ]


def rows(fields, tree: dict, parent: str, answers: Answers, documents, before: str = "") -> Iterator[tuple[str, str, str]]:
    for field in fields:
        path, data = f"{parent}/{field.id}", (tree or {}).get(field.id)
        if not answers.holds(field.when, path):
            continue
        if isinstance(field, Composite):
            yield from rows(field.fields, data or {}, path, answers, documents, before)
        elif isinstance(field, Repeat):
            for index, row in enumerate(data or []):
                yield from rows(
                    (field.entry(index),), {str(index): row}, path, answers, documents, f"{field.of.label} {index + 1}: "
                )
        else:
            yield f"{before}{field.label}", shown(field, data, documents), path


def shown(field: Field, data, documents: dict[str, Document]) -> str:
    value = field.typed(data)
    if value is None:
        return _("Not given")
    if isinstance(field, Evidence) and (names := [documents[id].name for id in value if id in documents]):
        return ", ".join(names)
    return field.display(value, (get_language() or "de")[:2])
