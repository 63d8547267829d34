"""Which cases are to be noticed, shut and deleted on a day, and by which rule. Nothing here changes anything."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.cases.models import Case, CaseQuerySet, Deletion, EntitlementSource, State
from townhall.catalogue.models import ServiceVersion
from townhall.payments.models import Payment
from townhall.retention.models import Expiry
from townhall.retention.rules import Rule, anchor_of, rule_of

log = logging.getLogger(__name__)

NOTICE_TIME = timedelta(days=14)  # between the notice and the beginning of the deletion
SECOND_LOOK = timedelta(days=14)  # between its beginning and its end

UNSETTLED = (Payment.State.OPEN, Payment.State.STARTED, Payment.State.REFUND_DUE)


class Act(StrEnum):
    NOTICE = "notice"
    WAIT = "wait"  # the archive has not answered
    BEGIN = "begin"
    DELETE = "delete"


@dataclass(frozen=True)
class Planned:
    """What is to happen to one case; `due_on` is the first day on which it may be deleted."""

    case: Case
    act: Act
    rule: Rule
    due_on: date


def plan(*, on: date) -> Iterator[Planned]:
    """Say for every case whose time is over, or soon is, what is to happen to it on a day."""
    register = Register()
    for version in ServiceVersion.objects.filter(application__case__state=State.CLOSED).distinct().order_by("slug", "number"):
        try:
            rule = rule_of(version.definition, on=on, register=register)
        except (NotInRegister, NotChecked) as problem:
            log.error("Nothing of %s is deleted: %s", version, problem)
            continue
        for case in candidates(version, rule, on=on):
            if (found := next_act(case, rule, on=on)) is not None:
                yield found


def candidates(version: ServiceVersion, rule: Rule, *, on: date) -> CaseQuerySet:
    """Return the closed cases of a version that are old enough, and those on their way, with nothing that keeps them."""
    begun = Q(expiry__state__in=(Expiry.State.NOTICED, Expiry.State.BEGUN))
    old = Q(received_at__date__lte=rule.latest_anchor(on=on + NOTICE_TIME))
    found = deletable(on=on).filter(begun | old, service_slug=version.slug, application__version=version)
    return found.select_related("application__version", "authority", "expiry").order_by("pk")


def deletable(*, on: date) -> CaseQuerySet:
    """Return the closed cases that nobody holds, that owe nothing and have created nothing that is still in force."""
    lasting = in_force(on=on).filter(decision__case=OuterRef("pk"))
    owed = Payment.objects.filter(case=OuterRef("pk"), state__in=UNSETTLED)
    closed = Case.objects.filter(state=State.CLOSED, closed_at__isnull=False).exclude(deletion=Deletion.DONE)
    return closed.filter(~Exists(lasting), ~Exists(owed)).exclude(expiry__held_at__isnull=False)


def in_force(*, on: date) -> QuerySet[EntitlementSource]:
    return EntitlementSource.objects.filter(Q(entitlement__valid_until=None) | Q(entitlement__valid_until__gte=on))


def next_act(case: Case, rule: Rule, *, on: date) -> Planned | None:
    """Return what is to happen to a case that nothing keeps, None if its time is not over yet."""
    expiry = getattr(case, "expiry", None)
    due_on = due_day(case, expiry, rule)
    if expiry is None or expiry.state == Expiry.State.KEPT:
        return Planned(case, Act.NOTICE, rule, max(due_on, on + NOTICE_TIME)) if due_on <= on + NOTICE_TIME else None
    if due_on > on or expiry.due_on is None or expiry.due_on > on:
        return None
    if expiry.state == Expiry.State.NOTICED:
        return Planned(case, Act.WAIT if expiry.waits_for_archive else Act.BEGIN, rule, expiry.due_on)
    if expiry.begun_on is not None and expiry.begun_on + SECOND_LOOK <= on:
        return Planned(case, Act.DELETE, rule, expiry.due_on)
    return None


def due_day(case: Case, expiry: Expiry | None, rule: Rule) -> date:
    """Return the first day on which nothing has to be kept: by the rule, or later if somebody extended the time."""
    by_rule = rule.due_on(anchor_of(case, rule))
    return max(by_rule, expiry.extended_to) if expiry is not None and expiry.extended_to else by_rule


def still(case: Case, act: Act, *, on: date) -> Planned | None:
    """Look at a locked case once more: return the plan for it if it is still the same."""
    found = deletable(on=on).select_related("application__version", "authority", "expiry").filter(pk=case.pk).first()
    if found is None:
        return None
    again = next_act(found, rule_of(found.application.version.definition, on=on, register=Register()), on=on)
    return again if again is not None and again.act == act else None
