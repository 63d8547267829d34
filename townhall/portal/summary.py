"""Answers as the check page and the case page show them: as everywhere, with documents called by their names."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import get_language

from townhall.catalogue.answers import Answers
from townhall.catalogue.display import Line, Section, sections
from townhall.documents.models import Document
from townhall.fields.evidence import Evidence


def summary(answers: Answers, documents: Mapping[str, Document]) -> list[Section]:
    """Return the steps that arise with their answers."""
    found = sections(answers, (get_language() or "de")[:2])
    return [replace(section, lines=tuple(named(line, documents) for line in section.lines)) for section in found]


def named(line: Line, documents: Mapping[str, Document]) -> Line:
    if not isinstance(line.field, Evidence) or not isinstance(line.value, list):
        return line
    names = [documents[id].name for id in line.value if id in documents]
    return replace(line, shown=", ".join(names)) if names else line
