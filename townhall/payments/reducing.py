"""Keep a part of a fee whose application was taken back, for the work that was done (Teilerstattung).

One clerk says how much goes back and why not all of it, another one confirms. Fees of this kind follow § 15 (2) GebG NRW:
nothing is kept if nobody had begun to work, otherwise the fee falls by a quarter or by more.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.cases.moves import lock, refuse_own
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.payments.models import Refund
from townhall.payments.refunding import NothingToRefund

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NotThisMuch(NothingToRefund):
    """Nothing, or more than was paid, cannot go back."""

    message = T(
        "Geben Sie einen Betrag an, der größer als null und kleiner als die gezahlte Gebühr ist.",
        en="Enter an amount above nothing and below the fee that was paid.",
    )


class ReasonMissing(NothingToRefund):
    """Who keeps money says why."""

    message = T("Schreiben Sie, was getan wurde, damit die Gebühr nicht ganz zurückgeht.", en="Write what work was done.")


def may_be_reduced(refund: Refund) -> bool:
    return refund.reason == Refund.Reason.WITHDRAWN and refund.state == Refund.State.DUE


@atomic
def reduce(refund: Refund, *, cents: int, because: str, by: "Account", at: datetime) -> Refund:
    """Let only so many cents go back; somebody else has to confirm it."""
    case = lock(refund.payment.case)
    refuse_own(case, by)
    refund = Refund.objects.select_for_update(of=("self",)).select_related("payment").get(pk=refund.pk)
    if not may_be_reduced(refund):
        raise NothingToRefund(str(refund.pk))
    if not 0 < cents < refund.payment.cents:
        raise NotThisMuch(f"{cents} of {refund.payment.cents}")
    if not because.strip():
        raise ReasonMissing(str(refund.pk))
    refund.cents, refund.kept_because, refund.reduced_by = cents, because.strip(), by
    refund.save(update_fields=["cents", "kept_because", "reduced_by"])
    kept = refund.payment.cents - cents
    record("payment.refund_reduced", case, by=by, at=at, detail={"because": refund.kept_because}, refund=refund.pk, kept=kept)
    return refund
