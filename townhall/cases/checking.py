"""Check whether an entitlement is valid now, without learning whose it is (Kontrolle, zum Beispiel eines Kennzeichens)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.cases.models import Entitlement
from townhall.catalogue.models import ServiceVersion
from townhall.journal.looking import look

if TYPE_CHECKING:
    from townhall.accounts.models import Account


@atomic
def check(label: str, *, by: "Account", at: datetime, department: str = "") -> Entitlement | None:
    """Return what is valid under a label on this day, of the kinds their services declare checkable; the look is kept."""
    on = localdate(at)
    found = Entitlement.objects.filter(label=label, valid_from__lte=on, valid_until__gte=on).order_by("-valid_until")
    kinds = checkable_kinds()
    row = next((row for row in found if (row.service_slug, row.kind) in kinds), None)
    if row is not None:
        look(row, by=by, purpose="check", at=at, department=department)
    return row


def checkable_kinds() -> set[tuple[str, str]]:
    """Return service and kind of everything that may be checked by its label."""
    definitions = (version.definition for version in ServiceVersion.objects.current())
    return {(definition.stock_slug, kind) for definition in definitions for kind in definition.checkable}
