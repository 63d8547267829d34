"""Keep files that come with a message or a statement: in quarantine until they are scanned (Anlagen)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.files.base import File

from townhall.cases.models import Case, Enclosure
from townhall.documents.checking import UploadRefused
from townhall.documents.models import Document
from townhall.documents.storage import store_upload
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

MOST = 5


class TooMany(UploadRefused):
    message = T("Fügen Sie höchstens fünf Dateien an.", en="Attach at most five files.")


def store(files: Iterable[File], *, owner: "Account | None", at: datetime) -> list[Document]:
    """Store uploads; what is then not attached to anything is tidied away after a day. UploadRefused says what to do."""
    files = list(files)
    if len(files) > MOST:
        raise TooMany(f"{len(files)} files")
    return [store_upload(file, owner=owner, at=at) for file in files]


def keep(case: Case, documents: Iterable[Document]) -> None:
    """Keep documents that belong to the case itself, such as the scanned paper of an application."""
    Enclosure.objects.bulk_create(Enclosure(case=case, document=each) for each in documents)
