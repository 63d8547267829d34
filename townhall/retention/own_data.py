"""Put a person's data together in a file that only they can save, for a short while (Datenauskunft)."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic
from zipfile import ZIP_STORED, ZipFile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.transaction import atomic, on_commit
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import override

from townhall.accounts.models import Account
from townhall.documents import storage
from townhall.documents.models import Document, Purpose
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint
from townhall.lib.growing import forget as forget_growing
from townhall.lib.growing import growing
from townhall.lib.text import T
from townhall.notifications import mail
from townhall.notifications.composing import Part, compose, words_of
from townhall.retention.collecting import contents, documents, place
from townhall.retention.models import DataExport

KEPT = timedelta(days=3)
BUDGET = 8.0  # seconds of one delivery, which may take 20
AT_ONCE = 20  # documents of one step
NAME = T("meine-daten", en="my-data")
READABLE = T("meine-daten.html", en="my-data.html")


class FileGone(Exception):
    """The file cannot be saved any more, or not yet."""

    message = T("Diese Datei gibt es nicht mehr. Fordern Sie eine neue an.", en="This file is gone. Ask for a new one.")


@atomic
def order(account: Account, *, at: datetime) -> DataExport:
    """Ask for the own data; while a file is being made, asking again changes nothing."""
    Account.objects.select_for_update().get(pk=account.pk)
    export, is_new = DataExport.objects.get_or_create(account=account, ready_at=None, defaults={"ordered_at": at})
    if is_new:
        record("own_data.ordered", export, by=account, at=at)
    return export


def build(event: Event) -> Iterator[None]:
    """Write the file, then tie it to the order and tell the person; nothing if the order is gone or done already."""
    export = DataExport.objects.select_related("account").filter(pk=event.subject_id, ready_at=None).first()
    if export is None:
        return
    at = now()
    collect(export, at=at)
    document = written(export, at=at)
    failpoint("own_data.written")
    yield
    keep(export, document, at=at)


def collect(export: DataExport, *, at: datetime) -> None:
    """Put into the ZIP what is not in it yet, for some seconds at a time; a killed worker's successor goes on from there."""
    unfinished = unfinished_of(export)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    ends = monotonic() + BUDGET
    is_over = False
    while not is_over:
        with growing(unfinished) as bundle:
            is_over = add_some(bundle, export.account, at=at)
        failpoint("own_data.after_step")
        if not is_over and monotonic() > ends:
            raise Later(timedelta(0))


def unfinished_of(export: DataExport) -> Path:
    return storage.path_of(f"own-data/{export.pk}")


def add_some(bundle: ZipFile, account: Account, *, at: datetime) -> bool:
    """Add the data, then a few documents; say whether that was the last."""
    there = set(bundle.namelist())
    if not there:
        add_data(bundle, account, at=at)
        return False
    missing = (document for document in documents(account) if place(document) not in there)
    added = 0
    for document in islice(missing, AT_ONCE):
        bundle.writestr(place(document), storage.read(document), ZIP_STORED)
        failpoint("own_data.in_step")
        added += 1
    return added < AT_ONCE


def add_data(bundle: ZipFile, account: Account, *, at: datetime) -> None:
    with override(account.language):
        found = contents(account, today=localdate(at))
        bundle.writestr("daten.json", json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        page = render_to_string("konto/own_data_file.html", {"data": found, "at": at, "city": settings.CITY})
        bundle.writestr(READABLE.in_(account.language), page)


def written(export: DataExport, *, at: datetime) -> Document:
    """Make the finished ZIP a document; its row is saved with the order."""
    account = export.account
    unfinished = unfinished_of(export)
    name = f"{NAME.in_(account.language)}-{localdate(at):%Y-%m-%d}.zip"
    # without an owner: it is handed out by hand_out() alone, not with other documents of the account
    kind = "application/zip"
    document = storage.adopt(unfinished, name=name, content_type=kind, purpose=Purpose.OWN_DATA, owner=None, at=at)
    forget_growing(unfinished)
    return document


def keep(export: DataExport, document: Document, *, at: datetime) -> None:
    export = DataExport.objects.select_for_update(of=("self",)).select_related("account").get(pk=export.pk)
    document.delete_after = localdate(at + KEPT)
    document.save(force_insert=True)
    export.file, export.ready_at, export.expires_at = document, at, at + KEPT
    export.save(update_fields=["file", "ready_at", "expires_at"])
    account = export.account
    with override(account.language):
        address = settings.SITE_URL + reverse("portal:own_data")
    words = words_of("mail.own_data", language=account.language, at=at)
    parts = Part(words["words"], links=[address]), Part(words["not_you"])
    said = compose(words, *parts, language=account.language, at=at)
    mail.queue(purpose="own_data", key=str(export.pk), recipient=account.email, at=at, **said)


@atomic
def hand_out(export: DataExport, *, by: Account, at: datetime) -> Document:
    """Give the file to its person, for as long as it is kept; it is put on record."""
    if export.account_id != by.pk or export.file is None or export.expires_at is None or at >= export.expires_at:
        raise FileGone(f"{export.pk} for {by.pk}")
    record("own_data.saved", export, by=by, at=at)
    return export.file


def tidy(*, at: datetime) -> int:
    """Delete the files that are over; return how many."""
    expired = list(DataExport.objects.filter(expires_at__lte=at).select_related("file"))
    for export in expired:
        forget(export)
    return len(expired)


@atomic
def forget(export: DataExport) -> None:
    file, unfinished = export.file, unfinished_of(export)
    export.delete()
    on_commit(partial(forget_growing, unfinished))
    if file is not None:
        storage.delete(file)
