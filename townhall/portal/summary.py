"""Answers as the check page and the case page show them: as everywhere, with documents called by their names."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import get_language

from townhall.catalogue.answers import Answers
from townhall.catalogue.display import Line, Section, sections
from townhall.documents.models import Document
from townhall.fields.evidence import Evidence
from townhall.lib.text import T

BEING_SCANNED = T("wird gerade auf Viren geprüft", en="being checked for viruses")


def summary(answers: Answers, documents: Mapping[str, Document]) -> list[Section]:
    """Return the steps that arise with their answers."""
    found = sections(answers, (get_language() or "de")[:2])
    return [replace(section, lines=tuple(named(line, documents) for line in section.lines)) for section in found]


def named(line: Line, documents: Mapping[str, Document]) -> Line:
    if not isinstance(line.field, Evidence) or not isinstance(line.value, list):
        return line
    names = [described(documents[id]) for id in line.value if id in documents]
    return replace(line, shown="\n".join(names)) if names else line


def described(document: Document) -> str:
    """Return the name of a file, with what there is to say about it."""
    if document.refusal is not None:
        return str(document.refusal)
    return document.name if document.readable else f"{document.name} ({BEING_SCANNED})"
