"""Write an export portion by portion, join it to a file that only its maker can save, and forget it in time."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db.transaction import atomic, on_commit
from django.utils.timezone import localdate, now

from townhall.accounts.models import Account
from townhall.authorities.models import Authority
from townhall.bulk.acts import Clerk
from townhall.bulk.columns import Table, tables_of
from townhall.bulk.formats import FORMATS, Format, FormatName
from townhall.bulk.models import Job, Portion
from townhall.bulk.rows import Reader
from townhall.cases.models import Case
from townhall.documents import storage
from townhall.documents.models import Document, Purpose
from townhall.journal.looking import look_at_all
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.text import T

KEPT = timedelta(days=7)
JOBS_KEPT = timedelta(days=90)
NAME = T("vorgaenge", en="cases")

EFFECT = T(
    "Eine Datei ({format}) mit {columns} Spalten. Der Zugriff auf jeden Vorgang wird vermerkt.",
    en="A file ({format}) with {columns} columns. The look at each case is put on record.",
)


class FileGone(Exception):
    """The file of an export cannot be saved any more."""

    message = T(
        "Diese Datei gibt es nicht mehr, oder Sie arbeiten nicht mehr für alle Stellen, deren Vorgänge darin stehen. "
        "Exportieren Sie noch einmal.",
        en="This file is gone, or you no longer work for all offices whose cases are in it. Export once more.",
    )


class Export:
    """What an export job writes and how, read from its parameters."""

    def __init__(self, job: Job):
        self.job = job
        self.language: str = job.parameters["language"]
        self.tables: list[Table] = tables_of(job.parameters["columns"])
        self.format: Format = FORMATS[job.parameters["format"]]
        self.reader = Reader(self.tables, self.language, self.format.cell)

    def piece(self, portion: int, table: int) -> str:
        return f"{folder_of(self.job)}/{portion:06}-{table}"

    def pieces(self, table: int) -> Iterator[bytes]:
        for portion in self.job.portions.order_by("number").values_list("number", flat=True):
            yield storage.path_of(self.piece(portion, table)).read_bytes()


def folder_of(job: Job) -> str:
    return f"exports/{job.pk}"


def portions_left(job: Job) -> Iterator[Portion]:
    """Yield what is not written yet, one after the other, for as long as the job runs."""
    left = Portion.objects.filter(job=job, job__state=Job.State.RUNNING, written=None).order_by("number")
    while (portion := left.first()) is not None:
        yield portion


def write(export: Export, portion: Portion) -> None:
    """Write the cases of a portion that the clerk may see at this moment, and put the look at each on record."""
    clerk = Clerk.now(export.job.by_id)
    found = export.reader.loaded(clerk.cases.filter(pk__in=portion.cases))
    order = {key: place for place, key in enumerate(portion.cases)}
    cases = sorted(found, key=lambda case: order[case.pk]) if clerk.positions else []
    shown = list(export.reader.read(cases))
    for table, piece in enumerate(export.format.portion(shown, export.tables, export.language)):
        storage.write(export.piece(portion.number, table), piece)
    with atomic():
        if Portion.objects.filter(pk=portion.pk, written=None).update(written=len(cases)):
            departments = [(case, department(clerk, case)) for case in cases]
            look_at_all(departments, by=clerk.account, purpose="export", at=now())


def department(clerk: Clerk, case: Case) -> str:
    return next(str(each.authority) for each in clerk.positions if each.reaches(case.authority, case.service_slug))


def assemble(export: Export) -> Document | None:
    """Join the portions to one file on the disk; its row is saved with the end of the job. None if the job was stopped."""
    job = export.job
    job.refresh_from_db(fields=["state"])
    if job.state != Job.State.RUNNING:
        return None
    at = now()
    ending, content_type = export.format.ending(export.tables)
    unfinished = storage.path_of(f"{folder_of(job)}/whole")
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    with unfinished.open("wb") as file:
        export.format.join(file, export.tables, export.language, export.pieces)
    name = f"{NAME.in_(export.language)}-{localdate(at):%Y-%m-%d}-{job.pk}.{ending}"
    document = storage.adopt(unfinished, name=name, content_type=content_type, purpose=Purpose.EXPORT, owner=job.by, at=at)
    document.delete_after = localdate(at + kept(job))
    return document


def kept(job: Job) -> timedelta:
    """Return how long the file is kept: as its schedule says, else a week."""
    return timedelta(days=job.parameters["keep_days"]) if "keep_days" in job.parameters else KEPT


def effect(job: Job) -> T:
    """Say what an export will hold."""
    columns, name = len(job.parameters["columns"]), FormatName(job.parameters["format"])
    return EFFECT.fill(format=str(name.value).upper(), columns=columns)


def keep(job: Job, document: Document, *, at: datetime) -> None:
    """Tie the finished file to its job, within the transaction that ends it; its pieces go, as they hold the same."""
    document.save(force_insert=True)
    job.file, job.expires_at = document, at + kept(job)
    job.parameters |= {"offices": sorted(offices_of(job.by))}
    job.save(update_fields=["file", "expires_at", "parameters"])
    on_commit(partial(shutil.rmtree, storage.path_of(folder_of(job)), ignore_errors=True))


def offices_of(account: Account) -> set[int]:
    return set(Authority.objects.staffed_by(account).values_list("pk", flat=True))


@atomic
def hand_out(job: Job, *, by: Account, at: datetime) -> Document:
    """Give the file to who made it, for as long as it is kept and they may still see all that is in it; it is put on record."""
    is_open = job.by_id == by.pk and job.file is not None and job.expires_at is not None and at < job.expires_at
    if not is_open or not set(job.parameters.get("offices", ())) <= offices_of(by):
        raise FileGone(f"{job} for {by.pk}")
    assert job.file is not None
    record("export.saved", job, by=by, at=at, document=str(job.file.pk))
    return job.file


def forget_case(event: Event) -> None:
    """Delete every export that has a deleted case in it and is still kept; whoever needs the others exports once more."""
    key = int(event.subject_id)
    for job in Job.objects.exclude(file=None).select_related("file").prefetch_related("portions"):
        if job.file is not None and any(key in portion.cases for portion in job.portions.all()):
            storage.delete(job.file)


def tidy(*, at: datetime) -> tuple[int, int]:
    """Delete the files of exports that are over, pieces nobody joins any more, and old jobs; return how many files and jobs."""
    expired = Job.objects.filter(expires_at__lte=at).exclude(file=None).select_related("file")
    files = [job.file for job in expired if job.file is not None]
    for file in files:
        storage.delete(file)
    _, deleted = Job.objects.filter(created_at__lte=at - JOBS_KEPT, file=None).exclude(state=Job.State.RUNNING).delete()
    unfinished = Job.objects.exclude(state__in=(Job.State.DONE, Job.State.STOPPED))
    going_on = {str(key) for key in unfinished.values_list("pk", flat=True)}
    for folder in (Path(settings.MEDIA_ROOT) / "exports").glob("*"):
        if folder.name not in going_on:
            shutil.rmtree(folder)
    return len(files), deleted.get(Job._meta.label, 0)
