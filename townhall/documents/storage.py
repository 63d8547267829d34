"""Keep files: safely on the disk first, then as a row. Nobody opens a file that has not been found clean."""

import errno
import hashlib
import logging
import os
import uuid
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.base import File
from django.db.transaction import atomic, on_commit

from townhall.accounts.models import Account
from townhall.documents.checking import UploadRefused, clean_name, content_type_of
from townhall.documents.models import Document, PageImage, Purpose, ScanState
from townhall.journal.recording import record
from townhall.lib.text import T

log = logging.getLogger(__name__)


class NoRoom(UploadRefused):
    message = T(
        "Wir können gerade keine Dateien speichern. Laden Sie die Datei später hoch.",
        en="We cannot store files at the moment. Upload the file later.",
    )


class InQuarantine(Exception):
    """The file has not been checked for viruses, or a virus was found in it."""


class Damaged(Exception):
    """The stored file is not the one that was stored."""


class Vanished(FileNotFoundError):
    """The row is there, but the file is not on the disk any more."""


def store_upload(file: File, *, owner: Account | None, at: datetime) -> Document:
    """Check an uploaded file and keep it in quarantine until it has been scanned."""
    file.seek(0)
    data = file.read(settings.UPLOAD_LIMIT + 1)
    content_type = content_type_of(data)
    name = clean_name(file.name or "", content_type)
    try:
        document = put(data, name=name, content_type=content_type, purpose=Purpose.UPLOAD, owner=owner, at=at)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise NoRoom from error
        raise
    with atomic():
        document.save(force_insert=True)
        record("document.uploaded", document, by=owner, at=at)
    return document


def keep(data: bytes, *, name: str, content_type: str, purpose: str, owner: Account | None, at: datetime) -> Document:
    """Store a file we made ourselves; the caller saves the row in the transaction it belongs to."""
    document = put(data, name=name, content_type=content_type, purpose=purpose, owner=owner, at=at)
    document.state = ScanState.CLEAN
    document.scanned_at = at
    return document


def adopt(file: Path, *, name: str, content_type: str, purpose: str, owner: Account | None, at: datetime) -> Document:
    """Take over a file we made on the disk ourselves, however large; the caller saves the row."""
    with file.open("r+b") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        os.fsync(content.fileno())
    document = Document(id=uuid.uuid4(), owner=owner, purpose=purpose, name=name, content_type=content_type, created_at=at)
    document.size, document.sha256 = file.stat().st_size, sha256
    document.state, document.scanned_at = ScanState.CLEAN, at
    document.stored_as = f"{document.id.hex[:2]}/{document.id.hex}-{sha256}"
    target = path_of(document.stored_as)
    target.parent.mkdir(parents=True, exist_ok=True)
    file.rename(target)
    sync_folder(target.parent)
    return document


def put(data: bytes, *, name: str, content_type: str, purpose: str, owner: Account | None, at: datetime) -> Document:
    document = Document(
        id=uuid.uuid4(),
        owner=owner,
        purpose=purpose,
        name=name,
        content_type=content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        created_at=at,
    )
    document.stored_as = f"{document.id.hex[:2]}/{document.id.hex}-{document.sha256}"
    write(document.stored_as, data)
    return document


def write(stored_as: str, data: bytes) -> None:
    """Put a file where it belongs so that it is there whole or not at all, even if the power fails now."""
    target = path_of(stored_as)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    for folder in (target.parent, target.parent.parent):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def path_of(stored_as: str) -> Path:
    return Path(settings.MEDIA_ROOT) / stored_as


def open(document: Document) -> BinaryIO:
    """Open the file for those who may read it; whoever calls has checked who asks."""
    if not document.readable:
        raise InQuarantine(str(document.pk))
    return open_stored(document.stored_as)


def open_page(page: PageImage) -> BinaryIO:
    """Open the picture of one page, under the same rule as its document."""
    if not page.document.readable:
        raise InQuarantine(str(page.document_id))
    return open_stored(page.stored_as)


def open_stored(stored_as: str) -> BinaryIO:
    """Open what lies on the disk; what should and does not is for whoever runs the town hall to put back from a backup."""
    try:
        return path_of(stored_as).open("rb")
    except FileNotFoundError as missing:
        log.error("%s is not among the stored files; it has to come back from a backup.", stored_as)
        raise Vanished(stored_as) from missing


def read(document: Document) -> bytes:
    """Return the whole content, sure that it is what was stored."""
    with open(document) as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise Damaged(str(document.pk))
    return data


@atomic
def delete(document: Document) -> None:
    """Delete the row now and its files once that is committed."""
    names = [document.stored_as, *document.page_images.values_list("stored_as", flat=True)]
    document.delete()
    on_commit(partial(remove, names))


@atomic
def empty(document: Document) -> None:
    """Delete the files once that is committed, and keep of the row only what proves later that a copy is genuine."""
    names = [document.stored_as, *document.page_images.values_list("stored_as", flat=True)]
    document.page_images.all().delete()
    document.owner, document.name, document.state = None, "", ScanState.DELETED
    document.save(update_fields=["owner", "name", "state"])
    on_commit(partial(remove, names))


def remove(names: list[str]) -> None:
    for name in names:
        path_of(name).unlink(missing_ok=True)
