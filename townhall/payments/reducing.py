"""Keep a part of a fee whose application was taken back, for the work that was done (Teilerstattung).

One clerk says how much goes back and why not all of it, another one confirms. Fees of this kind follow § 15 (2) GebG NRW:
nothing is kept if nobody had begun to work, otherwise the fee falls by a quarter or by more. A service may say by how much;
that is a proposal, and the clerk decides.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.authorities.legal_register import NotChecked, NotInRegister, Register
from townhall.cases.moves import lock, refuse_own
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib import written
from townhall.lib.text import T
from townhall.payments.models import Refund
from townhall.payments.refunding import NothingToRefund

if TYPE_CHECKING:
    from townhall.accounts.models import Account


WORK = ("case.taken", "case.assigned")  # from then on somebody has the case in hand
NOBODY = T(
    "Niemand hatte mit der Bearbeitung begonnen. Die ganze Gebühr geht zurück (§ 15 Abs. 2 GebG NRW).",
    en="Nobody had begun to work. The whole fee goes back (section 15 (2) GebG NRW).",
)
PART = T(
    "Vorschlag: {back} gehen zurück, {kept} bleiben. Das sind {share} Prozent, weil die Arbeit begonnen hatte ({law}).",
    en="Proposed: {back} go back, {kept} stay. That is {share} per cent of the fee, because work had begun ({law}).",
)


@dataclass(frozen=True)
class Proposal:
    """How much should go back by the rule of the service, and why."""

    cents: int
    sentence: T


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


def proposed(refund: Refund) -> Proposal | None:
    """Return what the service proposes for a withdrawn application; None if it proposes nothing or somebody has decided."""
    case, fee = refund.payment.case, refund.payment.case.application.version.definition.fee
    if not may_be_reduced(refund) or refund.kept_because:
        return None
    if not Event.objects.of(case).filter(kind__in=WORK).exists():
        return Proposal(refund.payment.cents, NOBODY)
    try:
        share = Register().entry(fee.kept, on=localdate(refund.requested_at)) if fee is not None and fee.kept else None
    except (NotInRegister, NotChecked):
        return None  # a figure that is not checked is not proposed
    if share is None:
        return None
    kept = refund.payment.cents * int(share.value) // 100  # a part of a cent goes to the person
    back = refund.payment.cents - kept
    sentence = PART.fill(back=written.euro(back), kept=written.euro(kept), share=str(share.value), law=share.source)
    return Proposal(back, sentence)


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
