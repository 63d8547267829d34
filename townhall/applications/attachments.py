"""Documents handed in with a draft, each as the answer at one path (Anlagen)."""

from townhall.applications.models import Attachment, Draft
from townhall.catalogue.answers import descend
from townhall.documents.models import Document


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
