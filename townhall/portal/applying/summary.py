"""Answers as the check page and the case page show them: as everywhere, with documents called by their names."""

from collections.abc import Iterator, Mapping

from django.utils.translation import get_language

from townhall.applications.attachments import called_by_name
from townhall.catalogue.answers import Answers
from townhall.catalogue.display import Section, sections
from townhall.documents.models import Document
from townhall.lib.text import T

BEING_SCANNED = T("wird gerade auf Viren geprüft", en="being checked for viruses")


def summary(answers: Answers, documents: Mapping[str, Document]) -> list[Section]:
    """Return the steps that arise with their answers."""
    return called_by_name(sections(answers, (get_language() or "de")[:2]), Described(documents))


class Described(Mapping[str, str]):
    """What there is to say of each document, looked up only if an answer names one."""

    def __init__(self, documents: Mapping[str, Document]):
        self.documents = documents

    def __getitem__(self, id: str) -> str:
        return described(self.documents[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


def described(document: Document) -> str:
    """Return the name of a file, with what there is to say about it."""
    if document.refusal is not None:
        return str(document.refusal)
    return document.name if document.readable else f"{document.name} ({BEING_SCANNED})"
