"""Work through a job: case by case, each in a transaction of its own, for some seconds at a time.

The mark on an item is committed together with what the verb did, so a killed worker's successor goes on with the next
case and nothing happens twice. Time is shared: after BUDGET the delivery is put off and comes again at once.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from time import monotonic

from django.db import connection
from django.db.transaction import atomic
from django.utils.timezone import now

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.registers import NotReachable
from townhall.bulk import exporting
from townhall.bulk.acts import RULES_SILENT, Act, Clerk, act_of, objection, why
from townhall.bulk.exporting import Export
from townhall.bulk.models import Item, Job, Kind
from townhall.bulk.planning import lock, with_what_is_checked
from townhall.cases.decisions.deciding import ReasonsMissing, StatementMissing
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.permissions import in_place_of
from townhall.cases.stamps import refuse_changed
from townhall.catalogue.hooks import HookGone
from townhall.documents.models import Document
from townhall.journal.models import Event
from townhall.journal.reactions import Later
from townhall.journal.recording import record
from townhall.lib.failpoints import failpoint
from townhall.lib.text import T

log = logging.getLogger(__name__)

BUDGET = 8.0  # seconds; the hard limit of a delivery is 20
AT_ONCE = 20

BUSY = T("Jemand arbeitet gerade an diesem Vorgang.", en="Somebody is working on this case right now.")
NO_ROLE = T(
    "Sie arbeiten nicht mehr für diese Stelle. Der Vorgang blieb unberührt.",
    en="You do not work for this office any more. The case was left alone.",
)
FAILED = T(
    "Ein technischer Fehler kam dazwischen. Bearbeiten Sie den Vorgang einzeln.",
    en="A technical error came in between. Work on the case by itself.",
)


def carry_out(event: Event) -> Iterator[None]:
    """Go on with a confirmed job until it is over or the time of this delivery is used up (Ausführung)."""
    job = Job.objects.select_related("by").get(pk=int(event.subject_id))
    ends = monotonic() + BUDGET
    export = Export(job) if job.kind == Kind.EXPORT else None
    for act in acts_left(job) if export is None else writing_left(export):
        if monotonic() > ends:
            raise Later(timedelta(0))
        act()
        failpoint("job.after_piece")
    document = None if export is None else exporting.assemble(export)
    yield
    end(job, document)


def acts_left(job: Job) -> Iterator[Callable[[], None]]:
    """Yield what is still to be done, case by case, for as long as the job runs."""
    running = Item.objects.filter(job=job, job__state=Job.State.RUNNING, state=Item.State.WAITING).order_by("pk")
    while waiting := list(running[:AT_ONCE]):
        yield from (partial(do, item) for item in waiting)


def writing_left(export: Export) -> Iterator[Callable[[], None]]:
    return (partial(exporting.write, export, portion) for portion in exporting.portions_left(export.job))


@atomic
def do(item: Item) -> None:
    """Do to one case what the job says, or note why not; only if nobody did it and nobody stopped the job."""
    item = Item.objects.select_for_update(of=("self",)).select_related("job").get(pk=item.pk)
    if item.state != Item.State.WAITING or item.job.state != Job.State.RUNNING:
        return
    reason = attempt(item)
    item.state = Item.State.DONE if reason is None else Item.State.SKIPPED
    item.reason = None if reason is None else reason.dump()
    item.save(update_fields=["state", "reason"])


def attempt(item: Item) -> T | None:
    """Carry out the verb; return why it could not be, with nothing changed."""
    clerk = Clerk.now(item.job.by_id)
    if not clerk.positions:
        return NO_ROLE
    case = free_case(item.case_id)
    if case is None:
        return BUSY
    try:
        with atomic():
            return carry_out_at(case, act_of(item.job), clerk, seen=item.seen)
    except MoveNotAllowed as refusal:
        return why(refusal, case)
    except (ReasonsMissing, StatementMissing) as refusal:
        return refusal.message
    except (HookGone, NotInRegister, NotChecked, NotReachable):
        return RULES_SILENT
    except Exception:  # whatever one case does wrong stays with it; the others go on
        log.exception("Job %s failed at case %s.", item.job_id, item.case_id)
        return FAILED


def free_case(key: int) -> Case | None:
    """Return a case that nobody else is changing at this moment, locked; None for one in use."""
    skip = connection.features.has_select_for_update_skip_locked
    cases = Case.objects.select_for_update(skip_locked=skip, of=("self",)).filter(pk=key)
    return next(iter(with_what_is_checked(cases)), None)


def carry_out_at(case: Case, act: Act, clerk: Clerk, *, seen: str) -> T | None:
    at = now()
    if (reason := objection(act, case, clerk, at=at)) is not None:
        return reason
    if act.relies_on_answers:
        refuse_changed(case, seen)
    clerk.account.in_place_of = in_place_of(clerk.account, clerk.positions, case)
    act.carry_out(case, by=clerk.account, at=at)
    return None


def end(job: Job, document: Document | None) -> None:
    """Close the job, unless somebody stopped it meanwhile."""
    job, at = lock(job), now()
    if job.state != Job.State.RUNNING:
        return
    if document is not None:
        exporting.keep(job, document, at=at)
    job.state, job.ended_at = Job.State.DONE, at
    job.save(update_fields=["state", "ended_at"])
    record("job.ended", job, by=None, at=at)
