"""Which cases a clerk finds where: the work lists, their capped counts and their pages (Arbeitslisten)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account
from townhall.cases.models import Case, CaseQuerySet, State

SIZE = 25
CAP = 1000  # nobody reads on beyond; the exact number of a long list would cost more than it tells

Picking = Callable[[CaseQuerySet, Account, date], CaseQuerySet]


@dataclass(frozen=True)
class WorkList:
    slug: str
    title: str | Promise
    empty: str | Promise
    pick: Picking


LISTS = (
    WorkList(
        "meine",
        _("My cases"),
        _("Nothing open on your desk. “Take the next case” brings you the most urgent one."),
        lambda cases, me, today: cases.assigned_to(me),
    ),
    WorkList(
        "unverteilt",
        _("Unassigned"),
        _("Every open case is in somebody's hands."),
        lambda cases, me, today: cases.unassigned(),
    ),
    WorkList(
        "ueberfaellig",
        _("Overdue"),
        _("No case is overdue. Well done."),
        lambda cases, me, today: cases.overdue(on=today),
    ),
    WorkList(
        "wartet",
        _("Waiting for citizens"),
        _("No case is waiting for an answer."),
        lambda cases, me, today: cases.waiting_for_citizen(),
    ),
    WorkList(
        "freigabe",
        _("To be signed"),
        _("No proposal is waiting for your signature."),
        lambda cases, me, today: cases.to_be_signed_by(me),
    ),
)
BY_SLUG = {each.slug: each for each in LISTS}


class Count(NamedTuple):
    """How many cases a list holds, up to the cap."""

    number: int

    @property
    def shown(self) -> str:
        return f"{CAP}+" if self.number > CAP else str(self.number)


def count(cases: CaseQuerySet) -> Count:
    return Count(cases.order_by()[: CAP + 1].count())


def search(cases: CaseQuerySet, text: str) -> CaseQuerySet:
    """Keep the cases whose number or applicant begins with what was typed, in whatever spelling."""
    wanted = " ".join(text.split())
    if not wanted:
        return cases
    number = wanted.upper().replace(" ", "")
    return cases.filter(Q(number__startswith=number) | Q(sort_name__startswith=wanted.casefold()))


class Place(NamedTuple):
    """A place in a list ordered by deadline: `2026-03-09.17`, or `-.17` among the cases without a deadline."""

    due_on: date | None
    pk: int

    @classmethod
    def of(cls, case: Case) -> "Place":
        return cls(case.due_on, case.pk)

    @classmethod
    def read(cls, text: str) -> "Place | None":
        day, _, number = text.partition(".")
        try:
            return cls(None if day == "-" else date.fromisoformat(day), int(number))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.due_on or '-'}.{self.pk}"


@dataclass(frozen=True)
class Page:
    cases: list[Case]
    previous: Place | None = None
    next: Place | None = None


def page(cases: CaseQuerySet, *, after: Place | None = None, before: Place | None = None) -> Page:
    """Return one page by deadline. Every page is found through the index, however far down it is."""
    if before is not None:
        found = backwards(cases, before)
        more, found = len(found) > SIZE, found[:SIZE][::-1]
        return Page(found, Place.of(found[0]) if more else None, Place.of(found[-1]) if found else None)
    found = forwards(cases, after)
    more, found = len(found) > SIZE, found[:SIZE]
    return Page(found, Place.of(found[0]) if after and found else None, Place.of(found[-1]) if more else None)


def forwards(cases: CaseQuerySet, place: Place | None) -> list[Case]:
    if place and place.due_on:
        later = Q(due_on__gte=place.due_on) & (Q(due_on__gt=place.due_on) | Q(pk__gt=place.pk))
        cases = cases.filter(later | Q(due_on=None))
    elif place:
        cases = cases.filter(due_on=None, pk__gt=place.pk)
    return list(cases.order_by(F("due_on").asc(nulls_last=True), "pk")[: SIZE + 1])


def backwards(cases: CaseQuerySet, place: Place) -> list[Case]:
    if place.due_on:
        cases = cases.filter(Q(due_on__lte=place.due_on) & (Q(due_on__lt=place.due_on) | Q(pk__lt=place.pk)))
    else:
        cases = cases.filter(~Q(due_on=None) | Q(pk__lt=place.pk))
    return list(cases.order_by(F("due_on").desc(nulls_first=True), "-pk")[: SIZE + 1])


def most_urgent(cases: CaseQuerySet) -> CaseQuerySet:
    """Return the cases nobody works on yet, those whose deadline ends first in front."""
    waiting = cases.unassigned().filter(state=State.RECEIVED)
    return waiting.order_by(F("due_on").asc(nulls_last=True), "pk")[:5]
