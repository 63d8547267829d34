"""Money that does not fit what we asked for: noted once, dealt with by a supervisor (Klärfälle)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.db.transaction import atomic

from townhall.cases.models import CaseQuerySet
from townhall.cases.moves import lock, refuse_own
from townhall.journal.recording import record
from townhall.lib.text import T
from townhall.payments.models import Dispute, Refund
from townhall.payments.refunding import NothingToRefund, note_refund

if TYPE_CHECKING:
    from townhall.accounts.models import Account


ON_ITS_WAY = timedelta(hours=1)  # a refund that has not arrived by then is stuck
UNCONFIRMED = timedelta(days=2)  # a refund that has waited so long has been overlooked


class NothingToDo(Exception):
    """Somebody has dealt with it already."""

    message = T("Das hat schon jemand geklärt.", en="Somebody has dealt with this already.")


class NoComment(Exception):
    """Who deals with money says how."""

    message = T("Schreiben Sie, was Sie geklärt haben.", en="Write what you have found out.")


def note(kind: str, *, provider: str, transaction: str, cents: int | None, at: datetime, **more) -> Dispute:
    """Note what does not fit, once however often it is found; `more` may name the attempt and the reference quoted."""
    facts = {"cents": cents, "noticed_at": at, **more}
    dispute, is_new = Dispute.objects.get_or_create(kind=kind, provider=provider, transaction=transaction, defaults=facts)
    if is_new and dispute.attempt is not None and kind == Dispute.Kind.TAKEN_BACK:
        record("payment.taken_back", dispute.attempt.payment.case, by=None, at=at, dispute=dispute.pk, cents=cents)
    return dispute


def waiting(cases: CaseQuerySet) -> QuerySet[Dispute]:
    """Return what nobody has dealt with: at these cases, and money that belongs to no case we know."""
    found = Dispute.objects.filter(settled_at=None).filter(Q(attempt=None) | Q(attempt__payment__case__in=cases))
    return found.select_related("attempt__payment__case").order_by("noticed_at", "pk")


def refunds_waiting(cases: CaseQuerySet, *, at: datetime) -> QuerySet[Refund]:
    """Return what is to go back from these cases and has not: nobody has confirmed it, or it has not arrived in time."""
    found = Refund.objects.filter(payment__case__in=cases).exclude(state=Refund.State.DONE)
    found = found.exclude(state=Refund.State.CONFIRMED, confirmed_at__gt=at - ON_ITS_WAY)
    return found.select_related("payment__case").order_by("requested_at", "pk")


def cases_waiting(*, at: datetime) -> list[int]:
    """Return the case of everything in dispute, and of each refund that nobody has confirmed for days or that has not arrived."""
    open_ones = Dispute.objects.filter(settled_at=None, attempt__isnull=False).values_list("attempt__payment__case", flat=True)
    due = Q(state=Refund.State.DUE, requested_at__lte=at - UNCONFIRMED) | Q(
        state=Refund.State.CONFIRMED, confirmed_at__lte=at - ON_ITS_WAY
    )
    return [*open_ones, *Refund.objects.filter(due).values_list("payment__case", flat=True)]


def without_case() -> int:
    """Return how much money has come that belongs to no case we know, and that nobody has dealt with."""
    return Dispute.objects.filter(settled_at=None, attempt=None).count()


@atomic
def clear(dispute: Dispute, *, comment: str, by: "Account", at: datetime) -> Dispute:
    """Say that it is dealt with, and how."""
    dispute = take_up(dispute, by=by)
    if not comment.strip():
        raise NoComment(str(dispute))
    return settle(dispute, comment=comment.strip(), by=by, at=at)


@atomic
def send_back(dispute: Dispute, *, by: "Account", at: datetime) -> Refund:
    """Have money of another amount than we asked for go back as it came; another supervisor confirms it."""
    dispute = take_up(dispute, by=by)
    attempt = dispute.attempt
    if attempt is None or dispute.kind != Dispute.Kind.AMOUNT or not dispute.cents:
        raise NothingToRefund(str(dispute))
    settle(dispute, comment="", by=by, at=at)
    return note_refund(attempt.payment, attempt=attempt, reason=Refund.Reason.AMOUNT, at=at, part=dispute.cents, by=by)


def take_up(dispute: Dispute, *, by: "Account") -> Dispute:
    """Lock the case first, if there is one, then what is in dispute; refuse what somebody has dealt with."""
    attempt = dispute.attempt
    if attempt is not None:
        attempt.payment.case = lock(attempt.payment.case)
        refuse_own(attempt.payment.case, by)
    dispute = Dispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    if dispute.settled_at is not None:
        raise NothingToDo(str(dispute))
    dispute.attempt = attempt
    return dispute


def settle(dispute: Dispute, *, comment: str, by: "Account", at: datetime) -> Dispute:
    dispute.settled_at, dispute.settled_by, dispute.comment = at, by, comment
    dispute.save(update_fields=["settled_at", "settled_by", "comment"])
    subject = dispute.attempt.payment.case if dispute.attempt is not None else dispute
    record("payment.cleared", subject, by=by, at=at, detail={"comment": comment}, dispute=dispute.pk)
    return dispute
