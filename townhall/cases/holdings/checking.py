"""Check whether an entitlement is valid now, without learning whose it is (Kontrolle, zum Beispiel eines Kennzeichens)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.fields.json import KT
from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.models import Authority
from townhall.cases.models import Entitlement
from townhall.catalogue.models import ServiceVersion, VersionQuerySet
from townhall.journal.looking import look

if TYPE_CHECKING:
    from townhall.accounts.models import Account


@atomic
def check(label: str, *, by: "Account", at: datetime, department: str = "") -> Entitlement | None:
    """Return what is valid under a label on this day, of the kinds somebody may check; every look is kept."""
    on = localdate(at)
    found = Entitlement.objects.filter(label=label, valid_from__lte=on, valid_until__gte=on).order_by("-valid_until")
    kinds = kinds_checked_by(by)
    row = next((row for row in found if (row.service_slug, row.kind) in kinds), None)
    look(row, by=by, purpose="check", at=at, department=department)
    return row


def may_check(account: "Account") -> bool:
    return checkable_by(account).exists()


def kinds_checked_by(account: "Account") -> set[tuple[str, str]]:
    """Return service and kind of everything that somebody may check by its label."""
    definitions = (version.definition for version in checkable_by(account))
    return {(definition.stock_slug, kind) for definition in definitions for kind in definition.checkable}


def checkable_by(account: "Account") -> VersionQuerySet:
    """Return the services with something to check that somebody's authorities, or those under them, issue or watch over."""
    offices = Authority.objects.staffed_by(account).values("slug")
    facts = {"issued_by": KT("data__authority"), "watched_by": KT("data__checked_by")}
    current = ServiceVersion.objects.current().filter(data__has_key="checkable").annotate(**facts)
    return current.filter(Q(issued_by__in=offices) | Q(watched_by__in=offices))
