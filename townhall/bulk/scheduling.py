"""Exports that come again by themselves: every day, week or month, for as long as their owner may (geplanter Export)."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.db.transaction import atomic
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from townhall.accounts.models import Account
from townhall.bulk import planning
from townhall.bulk.models import Every, Job, Kind, Schedule
from townhall.bulk.planning import NothingSelected, NotPossible
from townhall.cases.models import CaseQuerySet, SavedFilter
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.dates import add_months
from townhall.lib.text import T
from townhall.notifications import mail
from townhall.notifications.composing import Part, compose, words_of

MOST = 20
LONGEST = 30  # days for which a file is kept
STEP = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7)}
RIGHT_LOST = T(
    "Angehalten: Sie arbeiten nicht mehr für die Stellen oder Leistungen, um die es geht, oder haben dort keine Aufsicht mehr.",
    en="Stopped: you no longer work for the offices or services it is about, or no longer as a supervisor.",
)


class TooManySchedules(Exception):
    message = T(
        "Höchstens {most} geplante Exporte sind möglich. Löschen Sie erst einen.",
        en="At most {most} scheduled exports are possible. Delete one first.",
    ).fill(most=MOST)


@atomic
def schedule(chosen: SavedFilter, like: Job, *, every: str, keep_days: int, by: Account, at: datetime) -> Schedule:
    """Let the export of a list as it is filtered come again, with the columns and format of an earlier one."""
    Account.objects.select_for_update().get(pk=by.pk)
    if Schedule.objects.filter(by=by).count() >= MOST:
        raise TooManySchedules(by.pk)
    shape = {name: like.parameters[name] for name in ("columns", "format", "language")}
    list_shown = {"name": chosen.name, "work_list": chosen.work_list, "query": chosen.query}
    today = localdate(at)
    facts = {"every": every, "keep_days": keep_days, "began_on": today, "next_on": following(every, today, after=today)}
    return Schedule.objects.create(by=by, **list_shown, shape=shape, **facts)


def following(every: str, began_on: date, *, after: date) -> date:
    """Return the first day after another on which it is due; a month later means the same day, or the last of a shorter one."""
    if every != Every.MONTH:
        step = STEP[Every(every)]
        return began_on + ((after - began_on) // step + 1) * step
    months = (after.year - began_on.year) * 12 + after.month - began_on.month
    day = add_months(began_on, max(months, 0))
    return day if day > after else add_months(began_on, months + 1)


def due(*, on: date) -> QuerySet[Schedule]:
    return Schedule.objects.filter(stopped_because__isnull=True, next_on__lte=on).select_related("by").order_by("pk")


@atomic
def begin(found: Schedule, cases: CaseQuerySet, *, at: datetime) -> Job | None:
    """Start the export that is due, once; however many were missed, one makes up for them. None if there is nothing to do."""
    found = Schedule.objects.select_for_update(of=("self",)).select_related("by").get(pk=found.pk)
    today = localdate(at)
    if found.next_on > today or found.stopped_because is not None:
        return None
    found.next_on, found.last_on = following(found.every, found.began_on, after=today), today
    found.save(update_fields=["next_on", "last_on"])
    try:
        job = planning.select(cases, kind=Kind.EXPORT, by=found.by, at=at)
    except NothingSelected:
        return None
    except NotPossible as refusal:
        stop(found, because=refusal.message, at=at)
        return None
    parameters = found.shape | {"schedule": found.pk, "keep_days": found.keep_days}
    planning.plan(job, parameters=parameters, by=found.by, at=at)
    return planning.confirm(job, by=found.by, at=at)


@atomic
def stop(found: Schedule, *, because: T, at: datetime) -> None:
    """Stop an export for good and tell its owner why."""
    if not Schedule.objects.filter(pk=found.pk, stopped_because__isnull=True).update(stopped_because=because.dump()):
        return
    record("schedule.stopped", found, by=None, at=at)
    write(found.by, "export_stopped", str(found.pk), address_of(found.by), at=at, why=because)


def tell_of_result(event: Event) -> None:
    """Write to the owner that the file of a scheduled export is there; nothing about what is in it."""
    job = Job.objects.select_related("by").filter(pk=int(event.subject_id)).first()
    if job is None or "schedule" not in job.parameters or job.file_id is None:
        return
    address = address_of(job.by, job=job)
    write(job.by, "export_ready", str(job.pk), address, at=event.happened_at, days=job.parameters["keep_days"])


def address_of(account: Account, *, job: Job | None = None) -> str:
    with override(account.language):
        path = reverse("backoffice:schedules") if job is None else reverse("backoffice:job", args=[job.pk])
    return settings.SITE_URL + path


def write(account: Account, purpose: str, key: str, address: str, *, at: datetime, **facts: T | int) -> None:
    words = words_of(f"mail.{purpose}", language=account.language, at=at, **facts)
    said = compose(words, Part(words["words"], links=[address]), language=account.language, at=at)
    mail.queue(purpose=purpose, key=key, recipient=account.email, at=at, **said)
