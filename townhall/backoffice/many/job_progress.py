"""How far a job is, what became of each case, and why some were left out."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Sum
from django.http import QueryDict

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.registers import NotReachable
from townhall.backoffice.access import Desk
from townhall.backoffice.deciding.decision_parts import written
from townhall.bulk import exporting
from townhall.bulk.acts import act_of
from townhall.bulk.models import Item, Job, Kind
from townhall.cases.decisions import deciding
from townhall.catalogue.hooks import HookGone
from townhall.lib.text import T

SIZE = 50


def progress_of(job: Job) -> dict[str, Any]:
    """Return the numbers of a job, and the reasons for what was left out, the most frequent first."""
    is_export = job.kind == Kind.EXPORT
    waiting, done, skipped = numbers_of_export(job) if is_export else numbers_of(job)
    return {
        "effect": exporting.effect(job) if is_export else act_of(job).effect,
        "waiting": waiting,
        "done": done,
        "skipped": skipped,
        "finished": done + skipped,
        "reasons": reasons_of(job),
        "is_running": job.state == Job.State.RUNNING,
        "is_planned": job.state == Job.State.PLANNED,
    }


def numbers_of(job: Job) -> tuple[int, int, int]:
    """Return how many cases are waiting, done and left out."""
    found = dict(job.items.order_by().values_list("state").annotate(Count("pk")))
    return found.get(Item.State.WAITING, 0), found.get(Item.State.DONE, 0), found.get(Item.State.SKIPPED, 0)


def numbers_of_export(job: Job) -> tuple[int, int, int]:
    """Return the same of an export; left out is what the clerk did not see any more."""
    found = job.portions.exclude(written=None).aggregate(seen=Sum("size"), done=Sum("written"))
    seen, done = found["seen"] or 0, found["done"] or 0
    return job.total - seen, done, seen - done


def reasons_of(job: Job) -> list[tuple[T, int]]:
    counted = job.items.filter(state=Item.State.SKIPPED).order_by().values_list("reason").annotate(number=Count("pk"))
    return sorted(((T.load(reason), number) for reason, number in counted), key=lambda each: -each[1])


def page_of(job: Job, desk: Desk, query: QueryDict) -> dict[str, Any]:
    """Return some cases of a job, those only that the clerk may still see."""
    only = query.get("stand", "")
    items = job.items.filter(case__in=desk.cases).select_related("case")
    if only in Item.State.values:
        items = items.filter(state=only)
    after = query.get("nach", "")
    found = list(items.filter(pk__gt=int(after) if after.isdecimal() else 0).order_by("pk")[: SIZE + 1])
    more = found[SIZE - 1].pk if len(found) > SIZE else None
    return {"items": found[:SIZE], "next": more, "only": only}


def draft_letter(job: Job, desk: Desk, *, at: datetime) -> dict[str, Any]:
    """Return the letter that the first case of a plan would get; nothing if its rule gives no answer."""
    if job.state != Job.State.PLANNED or job.kind != Kind.DECIDE:
        return {}
    waiting = job.items.filter(state=Item.State.WAITING, case__in=desk.cases).order_by("pk")
    if (item := waiting.select_related("case__application__version", "case__authority").first()) is None:
        return {}
    choice = {"outcome": job.parameters["outcome"], "reasons": job.parameters["reasons"]}
    try:
        decision = deciding.preview(item.case, **choice, by=desk.account, at=at)
        return {"letter": written(decision), "letter_of": item.case.number}
    except (HookGone, NotInRegister, NotChecked, NotReachable):
        return {"no_letter": True}
