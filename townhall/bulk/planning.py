"""A job before it runs: which cases it is about, what will happen to each, and the one click that starts it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db.transaction import atomic

from townhall.accounts.models import Account
from townhall.bulk.acts import Clerk, act_of, objection
from townhall.bulk.models import Item, Job, Kind, Portion
from townhall.cases.models import Case, CaseQuerySet
from townhall.cases.stamps import stamps
from townhall.journal.recording import record
from townhall.lib.text import T

MOST = 5_000  # cases somebody can overlook in one act
MOST_DECIDED = 100  # each of these decisions is still somebody's own
MOST_EXPORTED = 200_000  # rows a spreadsheet program still opens with ease
BATCH = 500
PORTION = 500  # cases of an export that are written at once


class NotPossible(Exception):
    """A job that cannot be made or started; `message` says what to do."""

    message: T


class NothingSelected(NotPossible):
    """No case was ticked, or the list is empty."""

    message = T("Wählen Sie mindestens einen Vorgang aus.", en="Select at least one case.")


class TooMany(NotPossible):
    """More cases than one job takes."""

    message = T(
        "Das sind zu viele Vorgänge auf einmal: höchstens {most}. Grenzen Sie die Liste ein.",
        en="These are too many cases at once: {most} at most. Narrow the list.",
    )

    def __init__(self, most: int):
        self.message = type(self).message.fill(most=most)


class TooManyToDecide(TooMany):
    """More cases than anybody decides alike at once."""

    message = T(
        "Gemeinsam entscheiden können Sie höchstens {most} Vorgänge, damit jede geprüft ist. Wählen Sie weniger aus.",
        en="You can decide {most} cases alike at most, so that each decision is checked. Select fewer.",
    )


class SeveralServices(NotPossible):
    """Cases of one service only are decided alike."""

    message = T(
        "Gemeinsam entscheiden können Sie nur Vorgänge einer Leistung. Grenzen Sie die Liste auf eine Leistung ein.",
        en="You can only decide cases of one service alike. Narrow the list to one service.",
    )


class NotPlanned(NotPossible):
    """The job runs already, is over, or still lacks what it has to know."""

    message = T(
        "Dieser Auftrag wurde schon gestartet. Es wurde nichts doppelt ausgeführt.",
        en="This job has been started already. Nothing was carried out twice.",
    )


@atomic
def select(cases: CaseQuerySet, *, kind: str, by: Account, at: datetime) -> Job:
    """Fix which cases a job is about; nothing happens to them yet (Auswahl)."""
    most = {Kind.EXPORT: MOST_EXPORTED, Kind.DECIDE: MOST_DECIDED}.get(Kind(kind), MOST)
    keys = cases.order_by("due_on", "pk").values_list("pk", flat=True)[: most + 1]
    job = Job.objects.create(by=by, kind=kind, total=0, created_at=at)
    keep = keep_portions if kind == Kind.EXPORT else keep_items
    job.total = keep(job, keys.iterator(chunk_size=2_000))
    if not job.total:
        raise NothingSelected
    if job.total > most:
        raise TooManyToDecide(most) if kind == Kind.DECIDE else TooMany(most)
    if kind == Kind.DECIDE and len(services_of(cases)) > 1:
        raise SeveralServices
    if kind == Kind.EXPORT:
        job.parameters = {"services": services_of(cases)}
    job.save(update_fields=["total", "parameters"])
    if kind in (Kind.TAKE, Kind.REMIND, Kind.CLOSE):
        return plan(job, parameters={}, by=by, at=at)
    return job


def services_of(cases: CaseQuerySet) -> list[str]:
    return sorted(cases.order_by().values_list("service_slug", flat=True).distinct())


def keep_items(job: Job, keys: Iterator[int]) -> int:
    total = 0
    while found := list(islice(keys, BATCH)):
        total += len(Item.objects.bulk_create(Item(job=job, case_id=key) for key in found))
    return total


def keep_portions(job: Job, keys: Iterator[int]) -> int:
    total, number = 0, 0
    while found := list(islice(keys, PORTION)):
        number, total = number + 1, total + len(found)
        Portion.objects.create(job=job, number=number, size=len(found), cases=found)
    return total


@atomic
def plan(job: Job, *, parameters: dict, by: Account, at: datetime) -> Job:
    """Work out what will happen to each case; what is left out now stays left out (Vorschau)."""
    job = lock(job)
    if job.by_id != by.pk or job.state not in (Job.State.SELECTED, Job.State.PLANNED):
        raise NotPlanned(f"{job} is {job.state}.")
    job.parameters, job.state = job.parameters | parameters, Job.State.PLANNED
    job.save(update_fields=["parameters", "state"])
    if job.kind != Kind.EXPORT:
        foresee(job, at=at)
    return job


def foresee(job: Job, *, at: datetime) -> None:
    act, clerk = act_of(job), Clerk.now(job.by_id)
    for items in batches(job):
        cases = Case.objects.filter(pk__in=[item.case_id for item in items])
        seen = stamps(cases) if act.relies_on_answers else {}
        by_key = {case.pk: case for case in with_what_is_checked(cases)}
        for item in items:
            reason = objection(act, by_key[item.case_id], clerk, at=at)
            item.reason = None if reason is None else reason.dump()
            item.state = Item.State.WAITING if reason is None else Item.State.SKIPPED
            item.seen = seen.get(item.case_id, "")
        Item.objects.bulk_update(items, ["reason", "state", "seen"])


def batches(job: Job) -> Iterator[list[Item]]:
    last = 0
    while items := list(Item.objects.filter(job=job, pk__gt=last).order_by("pk")[:BATCH]):
        last = items[-1].pk
        yield items


def with_what_is_checked(cases: CaseQuerySet) -> Iterable[Case]:
    """Load what permissions and verbs ask of a case, so that checking it costs no query."""
    loaded = cases.select_related("application__version", "authority").prefetch_related("information_requests")
    return loaded.defer("application__tree", "application__amended", "application__version__data", "application__version__hooks")


@atomic
def confirm(job: Job, *, by: Account, at: datetime) -> Job:
    """Start a planned job; a second click finds it started and starts nothing (Bestätigung)."""
    job = lock(job)
    if job.by_id != by.pk or job.state != Job.State.PLANNED:
        raise NotPlanned(f"{job} is {job.state}.")
    job.state, job.confirmed_at = Job.State.RUNNING, at
    job.save(update_fields=["state", "confirmed_at"])
    record("job.confirmed", job, by=by, at=at, job_kind=job.kind, total=job.total)
    return job


@atomic
def stop(job: Job, *, by: Account, at: datetime) -> Job:
    """Stop a job; what has been done stays done, the rest is left alone (Halt)."""
    job = lock(job)
    if job.by_id == by.pk and not job.is_over:
        job.state, job.ended_at = Job.State.STOPPED, at
        job.save(update_fields=["state", "ended_at"])
        record("job.stopped", job, by=by, at=at)
    return job


def lock(job: Job) -> Job:
    return Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
