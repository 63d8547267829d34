"""What else lies on desks besides cases: letters on paper, money, cases to be deleted, work on many cases, exports, texts."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from townhall.bulk import planning, scheduling
from townhall.bulk.columns import USUAL
from townhall.bulk.models import Every, Job, Kind
from townhall.cases.models import Case, CaseQuerySet, State
from townhall.cases.search import saved_filters
from townhall.demo.colleagues import expected
from townhall.demo.machine import NOTICE, catch_up
from townhall.demo.mishaps import hand_over, let_mail_come_back, let_money_disagree
from townhall.demo.rewriting import rewrite
from townhall.handover.models import Handover
from townhall.notifications import posting
from townhall.notifications.models import Posting, PrintBatch
from townhall.retention import applying, extending, holding
from townhall.retention.models import Expiry

NOTICED = (timedelta(days=20), timedelta(0))  # how long ago the daily timer looked for cases whose time is over
HOLD = "Rechtsstreit vor dem Verwaltungsgericht (erfunden), Akte wird noch gebraucht."
LONGER = "Rückfrage der Rechnungsprüfung (erfunden)."
A_YEAR = timedelta(days=365)
OF_OTHERS = 3  # cases in a selection that are not in the clerk's own hands
COLUMNS = {"columns": list(USUAL), "format": "xlsx", "language": "de"}


def lay_out(*, at: datetime) -> None:
    """Fill the pages of a clerk's and a supervisor's day that a list of cases alone leaves empty."""
    hand_over(at=at)
    put_on_paper(at=at)
    let_mail_come_back(at=at)
    let_money_disagree(at=at)
    announce_deletions(at=at)
    work_on_many(at=at)
    export(at=at)
    rewrite(at=at)


def put_on_paper(*, at: datetime) -> None:
    """Let notices go to people without an account: the first one is printed already, the others wait, some for an address."""
    for case in Case.objects.filter(state=State.DECIDED, application__account=None).order_by("decided_at", "pk"):
        catch_up(case, *NOTICE)
        if not PrintBatch.objects.exists() and Posting.objects.exclude(address="").exists():
            batch = posting.order_batch(by=expected("erik"), at=at)
            catch_up(batch, "printing.print_batch")


def announce_deletions(*, at: datetime) -> None:
    """Look for cases whose time is over as the daily timer does; one of them is held, one kept longer."""
    for ago in NOTICED:
        applying.apply(on=localdate(at - ago), at=at - ago)
    frieda = expected("frieda")
    leaving = [each.case for each in Expiry.objects.select_related("case").order_by("-pk")]
    if len(leaving) > 2:
        holding.hold(leaving[0], reason=HOLD, by=frieda, at=at)
        extending.extend(leaving[1], to=localdate(at) + A_YEAR, reason=LONGER, by=frieda, at=at)


def work_on_many(*, at: datetime) -> None:
    """Let Erik have closed some cases in one go, some not his, and plan to remind; let Frieda be sharing out new ones."""
    erik, frieda = expected("erik"), expected("frieda")
    seen = Case.objects.worked_on_by(erik)
    done = seen.filter(state=State.DECIDED).order_by("pk")
    done = done.exclude(pk__in=Posting.objects.values("certificate__case")).exclude(pk__in=Handover.objects.values("case"))
    chosen = among([*done.filter(clerk=erik)[:OF_OTHERS], *done.exclude(clerk=erik)[:OF_OTHERS]])
    if chosen.exists():
        carry_out(planning.select(chosen, kind=Kind.CLOSE, by=erik, at=at))
    waiting = among(seen.filter(state=State.INFO_REQUESTED).order_by("pk")[: 2 * OF_OTHERS])
    if waiting.exists():
        planning.select(waiting, kind=Kind.REMIND, by=erik, at=at)
    unassigned = Case.objects.worked_on_by(frieda).unassigned()
    if unassigned.exists():
        planning.select(unassigned, kind=Kind.ASSIGN, by=frieda, at=at)


def export(*, at: datetime) -> None:
    """Let Frieda have exported what is being worked on, and get it anew every week."""
    frieda = expected("frieda")
    in_work = Case.objects.worked_on_by(frieda).filter(state=State.IN_REVIEW)
    if not in_work.exists():
        return
    job = planning.select(in_work, kind=Kind.EXPORT, by=frieda, at=at)
    job = planning.plan(job, parameters=COLUMNS, by=frieda, at=at)
    carry_out(job)
    kept = saved_filters.keep("In Bearbeitung", work_list="alle", query={"status": State.IN_REVIEW}, by=frieda)
    scheduling.schedule(kept, job, every=Every.WEEK, keep_days=7, by=frieda, at=at)


def carry_out(job: Job) -> None:
    planning.confirm(job, by=job.by, at=job.created_at)
    catch_up(job, "carrying_out.carry_out")


def among(cases: Iterable[Case]) -> CaseQuerySet:
    return Case.objects.filter(pk__in=[case.pk for case in cases])
