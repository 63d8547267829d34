"""Orders of a work list and its pages. Every page is found through an index, however far down it is (Keyset)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case, CaseQuerySet

SIZE = 25


@dataclass(frozen=True)
class Order:
    """By which column of a case a list is ordered, upwards or downwards; cases without a value come last upwards."""

    slug: str
    title: str | Promise
    column: str
    read: Callable[[str], Any]
    descending: bool = False

    def __str__(self) -> str:
        return f"-{self.slug}" if self.descending else self.slug

    @property
    def turned(self) -> "Order":
        return Order(self.slug, self.title, self.column, self.read, not self.descending)

    @property
    def direction(self) -> str:
        """Return the word of `aria-sort`."""
        return "descending" if self.descending else "ascending"


DEADLINE = Order("frist", _("deadline"), "due_on", date.fromisoformat)
RECEIPT = Order("eingang", _("receipt"), "received_at", datetime.fromisoformat)
SERVICE = Order("leistung", _("service"), "service_slug", str)
NUMBER = Order("nummer", _("number"), "number", str)
ORDERS = {each.slug: each for each in (NUMBER, SERVICE, RECEIPT, DEADLINE)}


def order_called(name: str, *, otherwise: Order) -> Order:
    """Return the order with this name ("eingang", "-eingang"), or the usual one if there is none."""
    order = ORDERS.get(name.removeprefix("-"))
    if order is None:
        return otherwise
    return order.turned if name.startswith("-") else order


class Place(NamedTuple):
    """A place in an ordered list: `2026-03-09.17`, or `-.17` among the cases without a value."""

    value: Any
    pk: int

    @classmethod
    def of(cls, case: Case, order: Order = DEADLINE) -> "Place":
        return cls(getattr(case, order.column), case.pk)

    @classmethod
    def read(cls, text: str, order: Order = DEADLINE) -> "Place | None":
        value, _, number = text.rpartition(".")
        if not value:
            return None
        try:
            return cls(None if value == "-" else order.read(value), int(number))
        except ValueError:
            return None

    def __str__(self) -> str:
        if self.value is None:
            return f"-.{self.pk}"
        return f"{self.value.isoformat() if isinstance(self.value, date) else self.value}.{self.pk}"


@dataclass(frozen=True)
class Page:
    cases: list[Case]
    previous: Place | None = None
    next: Place | None = None


def page(cases: CaseQuerySet, *, order: Order = DEADLINE, after: Place | None = None, before: Place | None = None) -> Page:
    """Return one page, after or before a place."""
    if before is not None:
        found = run(cases, order.turned, before)
        more, found = len(found) > SIZE, found[:SIZE][::-1]
        return Page(found, Place.of(found[0], order) if more else None, Place.of(found[-1], order) if found else None)
    found = run(cases, order, after)
    more, found = len(found) > SIZE, found[:SIZE]
    return Page(found, Place.of(found[0], order) if after and found else None, Place.of(found[-1], order) if more else None)


def run(cases: CaseQuerySet, order: Order, place: Place | None) -> list[Case]:
    """Return what follows a place, one case more than a page holds."""
    found: list[Case] = []
    for part in following(cases, order, place):
        found += part[: SIZE + 1 - len(found)]
        if len(found) > SIZE:
            break
    return found


def following(cases: CaseQuerySet, order: Order, place: Place | None) -> Iterator[CaseQuerySet]:
    """Yield what follows a place in parts, each of which is one stretch of an index: the same value, beyond, without a value."""
    column, down = order.column, order.descending
    value = F(column).desc(nulls_first=True) if down else F(column).asc(nulls_last=True)
    ordered = cases.order_by(value, "-pk" if down else "pk")
    if place is None:
        yield ordered
        return
    side = "lt" if down else "gt"
    yield ordered.filter(Q(**{column: place.value}), Q(**{f"pk__{side}": place.pk}))
    if place.value is not None:
        yield ordered.filter(**{f"{column}__{side}": place.value})
    if down == (place.value is None):
        yield ordered.filter(**{f"{column}__isnull": not down})
