"""Documents handed in with a draft, each as the answer at one path (Anlagen)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from townhall.applications.models import Attachment, Draft
from townhall.catalogue.answers import descend
from townhall.catalogue.display import Line, Section
from townhall.documents.models import Document
from townhall.fields.evidence import Evidence


def attach(draft: Draft, path: str, document: Document) -> Attachment:
    """Hand in a document as an answer; the wizard stores its id in the answers of the step."""
    return Attachment.objects.create(draft=draft, path=path, document=document)


def detach(draft: Draft, document: Document) -> None:
    """Take a document back; the file itself is removed by its date of deletion."""
    Attachment.objects.filter(draft=draft, document=document).delete()


def attached(draft: Draft, path: str) -> list[Document]:
    """Return the documents handed in at a path, oldest first."""
    rows = Attachment.objects.filter(draft=draft, path=path).select_related("document").order_by("pk")
    return [row.document for row in rows]


def ids_at(tree: dict, path: str) -> list[str]:
    """Return the ids of documents that the answers name at a path."""
    return [id for ids in descend(tree, path.split("/")) if isinstance(ids, list) for id in ids]


def called_by_name(sections: Iterable[Section], names: Mapping[str, str]) -> list[Section]:
    """Return shown answers with documents called by their names; `names` is id → name."""
    return [replace(section, lines=tuple(named(line, names) for line in section.lines)) for section in sections]


def named(line: Line, names: Mapping[str, str]) -> Line:
    if not isinstance(line.field, Evidence) or not isinstance(line.value, list):
        return line
    known = [names[id] for id in line.value if id in names]
    return replace(line, shown="\n".join(known)) if known else line


def names_of(draft_id: UUID) -> dict[str, str]:
    """Return the name of every document handed in with a draft, by id."""
    rows = Attachment.objects.filter(draft=draft_id).values_list("document_id", "document__name")
    return {str(id): name for id, name in rows}
