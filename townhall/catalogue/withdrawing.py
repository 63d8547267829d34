"""Withdraw what may no longer be applied for: one version, or all of a service (Rücknahme aus Rechtsgründen)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.catalogue.models import ServiceVersion, Withdrawal
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class AlreadyWithdrawn(Exception):
    """There is nothing left to withdraw."""

    message = T("Diese Fassung ist schon zurückgenommen.", en="This version has been withdrawn already.")


class ReasonMissing(Exception):
    """A withdrawal is recorded with its reason."""

    message = T(
        "Schreiben Sie, aus welchem Grund die Fassung nicht mehr gilt.",
        en="Write why the version is no longer valid.",
    )


@atomic
def withdraw(
    version: ServiceVersion, *, reason: str, on: date, by: "Account", at: datetime, whole_service: bool = False
) -> list[Withdrawal]:
    """Withdraw a version from a day on, or every version of its service published so far.

    A version published later is offered again: the reason is gone with the text that caused it.
    """
    if not reason.strip():
        raise ReasonMissing(f"{version} needs a reason.")
    wanted = ServiceVersion.objects.filter(slug=version.slug) if whole_service else ServiceVersion.objects.filter(pk=version.pk)
    found = list(wanted.filter(withdrawal=None).defer("data", "hooks").order_by("number"))
    if not found:
        raise AlreadyWithdrawn(f"{version} is withdrawn.")
    facts = {"reason": reason.strip(), "withdrawn_on": on, "recorded_at": at}
    made = [Withdrawal.objects.create(version=each, **facts) for each in found]
    for each in found:
        record("version.withdrawn", each, by=by, at=at, version=str(each), reason=reason.strip(), withdrawn_on=on)
    return made
