"""Delete uploads that nobody ever used, and files that no row knows."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from townhall.documents.models import Document, PageImage, Purpose
from townhall.documents.storage import delete

KEPT_FOR = timedelta(hours=24)


def tidy(*, at: datetime) -> tuple[int, int]:
    """Delete unclaimed uploads and unknown files older than a day; return how many of each."""
    uploads = list(unclaimed().filter(created_at__lt=at - KEPT_FOR))
    for document in uploads:
        delete(document)
    return len(uploads), delete_unknown_files(at=at)


def unclaimed() -> QuerySet[Document]:
    """Return the uploads and letters on trial that nothing refers to, whichever room might."""
    uploads = Document.objects.filter(purpose__in=(Purpose.UPLOAD, Purpose.TRIAL))
    for relation in Document._meta.related_objects:
        if relation.related_model is not PageImage:
            uploads = uploads.filter(**{relation.name: None})
    return uploads


def delete_unknown_files(*, at: datetime) -> int:
    """Delete files without a row: their transaction was rolled back, or the process died while writing."""
    root = Path(settings.MEDIA_ROOT)
    oldest = (at - KEPT_FOR).timestamp()
    deleted = 0
    for folder in (entry for entry in root.glob("??") if entry.is_dir()):
        known = set(Document.objects.filter(stored_as__startswith=folder.name + "/").values_list("stored_as", flat=True))
        known |= set(PageImage.objects.filter(stored_as__startswith=folder.name + "/").values_list("stored_as", flat=True))
        for entry in os.scandir(folder):
            if f"{folder.name}/{entry.name}" not in known and entry.stat().st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
                deleted += 1
    return deleted
