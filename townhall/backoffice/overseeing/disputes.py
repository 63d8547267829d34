"""Payments somebody has to see to: another amount, taken back, without a case, and refunds not arrived (Klärfälle)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from townhall.accounts.models import Account
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.overseeing.dispute_words import WHAT, WHAT_REFUND, do_about, do_about_refund
from townhall.cases.models import Case, CaseQuerySet
from townhall.lib import written
from townhall.lib.text import T
from townhall.payments import disputing, refunding
from townhall.payments.models import Dispute, Refund
from townhall.payments.providers.offered import provider

SHOWN = 100


@dataclass(frozen=True)
class Matter:
    """One thing to see to: what happened, what to do, and what it is about."""

    noticed_at: datetime
    case: Case | None
    what: T
    to_do: T
    dispute: Dispute | None = None
    refund: Refund | None = None


@require_safe
@for_clerks
def show_all(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List what has to be seen to at the cases of a supervisor, the oldest first."""
    return show(request, desk)


def show(request: HttpRequest, desk: Desk, *, problem: str = "", about: int = 0, status: int = 200) -> HttpResponse:
    cases = supervised(desk)
    matters = [*disputes(cases), *refunds(cases, by=desk.account, at=timezone.now())]
    found = sorted(matters, key=lambda each: each.noticed_at)
    mistakes = [(f"id_comment_{about}", problem)] if problem else []
    context = {
        "matters": found[:SHOWN],
        "problem": problem,
        "about": about,
        "found": mistakes,
        "there_are_more": len(found) > SHOWN,
    }
    return render(request, "backoffice/disputes.html", context, status=status)


@require_POST
@for_clerks
def clear(request: HttpRequest, desk: Desk, dispute: int) -> HttpResponse:
    """Note that something is dealt with, or have the money go back."""
    found = get_object_or_404(disputing.waiting(supervised(desk)), pk=dispute)
    try:
        said = act_on(found, request.POST, desk)
    except disputing.NoComment as problem:
        return show(request, desk, problem=str(problem.message), about=found.pk, status=422)
    except (disputing.NothingToDo, refunding.NothingToRefund) as problem:
        messages.warning(request, str(problem.message))
    else:
        messages.success(request, said)
    return redirect("backoffice:disputes")


def act_on(dispute: Dispute, sent: QueryDict, desk: Desk) -> str:
    if "back" in sent:
        disputing.send_back(dispute, by=desk.account, at=timezone.now())
        return _("The refund is noted. A supervisor who has not ordered it confirms it.")
    disputing.clear(dispute, comment=sent.get("comment", ""), by=desk.account, at=timezone.now())
    return _("It is noted that this is dealt with.")


def supervised(desk: Desk) -> CaseQuerySet:
    """Return the cases whose money is for this supervisor to see to."""
    if not desk.is_supervisor:
        raise PermissionDenied
    return Case.objects.supervised_by(desk.account)


def disputes(cases: CaseQuerySet) -> Iterator[Matter]:
    for each in disputing.waiting(cases)[: SHOWN + 1]:
        attempt = each.attempt
        facts = {
            "sum": written.euro(each.cents) if each.cents is not None else T("?", en="?"),
            "asked": written.euro(attempt.cents) if attempt else "",
            "provider": provider(each.provider).label,
            "reference": each.reference or each.transaction,
        }
        case = attempt.payment.case if attempt else None
        yield Matter(each.noticed_at, case, WHAT[Dispute.Kind(each.kind)].fill(**facts), do_about(each), dispute=each)


def refunds(cases: CaseQuerySet, *, by: Account, at: datetime) -> Iterator[Matter]:
    for each in disputing.refunds_waiting(cases, at=at)[: SHOWN + 1]:
        what = WHAT_REFUND["stuck" if each.state == Refund.State.CONFIRMED else each.reason].fill(sum=written.euro(each.cents))
        yield Matter(each.requested_at, each.payment.case, what, do_about_refund(each, by=by), refund=each)
