"""Which cases a clerk finds where: the work lists and their capped counts (Arbeitslisten)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.access import Desk
from townhall.backoffice.desk.paging import DEADLINE, RECEIPT, Order
from townhall.cases.models import CaseQuerySet, State

CAP = 99  # “99+” says enough of a long list; its exact number would cost more than it tells

Picking = Callable[[Desk, date], CaseQuerySet]


@dataclass(frozen=True)
class WorkList:
    slug: str
    title: str | Promise
    empty: str | Promise
    pick: Picking
    order: Order = DEADLINE  # unless somebody chooses another
    is_counted: bool = True


LISTS = (
    WorkList(
        "meine",
        _("My cases"),
        _("Nothing open on your desk. “Take the next case” brings you the most urgent one."),
        lambda desk, today: desk.cases.assigned_to(*desk.hands),
    ),
    WorkList(
        "unverteilt",
        _("Unassigned"),
        _("Every open case is in somebody's hands."),
        lambda desk, today: desk.cases.unassigned(),
    ),
    WorkList(
        "ueberfaellig",
        _("Overdue"),
        _("No case is overdue. Well done."),
        lambda desk, today: desk.cases.overdue(on=today),
    ),
    WorkList(
        "wartet",
        _("Waiting for citizens"),
        _("No case is waiting for an answer."),
        lambda desk, today: desk.cases.waiting_for_citizen(),
    ),
    WorkList(
        "freigabe",
        _("To be signed"),
        _("No proposal is waiting for your signature."),
        lambda desk, today: desk.cases.to_be_signed_by(*desk.hands),
    ),
    WorkList(
        "widersprueche",
        _("Objections"),
        _("No objection waits for a decision."),
        lambda desk, today: desk.cases.objected_to(),
    ),
    WorkList(
        "wiedervorlage",
        _("Resubmission"),
        _("No case is to come back today."),
        lambda desk, today: desk.cases.resubmitted_to(*desk.hands, on=today),
    ),
    WorkList(
        "alle",
        _("All cases"),
        _("No case has come in yet."),
        lambda desk, today: desk.cases,
        order=RECEIPT.turned,
        is_counted=False,
    ),
)
BY_SLUG = {each.slug: each for each in LISTS}


class Count(NamedTuple):
    """How many cases a list holds, up to the cap."""

    number: int

    @property
    def shown(self) -> str:
        return f"{CAP}+" if self.number > CAP else str(self.number)


def counts(lists: list[CaseQuerySet]) -> list[Count]:
    """Count several lists in one statement, each no further than the cap."""
    capped = [each.order_by().values("pk")[: CAP + 1].query.sql_with_params() for each in lists]
    columns = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) AS capped)" for sql, _params in capped)  # noqa: S608 - our own queries
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for _sql, params in capped for value in params])
        return [Count(number) for number in cursor.fetchone()]


def most_urgent(cases: CaseQuerySet) -> CaseQuerySet:
    """Return the cases nobody works on yet, those whose deadline ends first in front."""
    waiting = cases.unassigned().filter(state=State.RECEIVED)
    return waiting.order_by(F("due_on").asc(nulls_last=True), "pk")[:5]
