"""Paying a fee: what is owed and how, and what came of it. The provider is asked; a browser is never believed."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from townhall.cases.models import Case, State
from townhall.lib import girocode, written
from townhall.lib.girocode import Transfer
from townhall.payments import polling, starting
from townhall.payments.models import Attempt, Payment
from townhall.payments.providers.offered import NotOffered, offered, provider
from townhall.payments.providers.port import ProviderDown
from townhall.payments.requesting import request as claim_of
from townhall.portal.access import code_of, find_case

OPEN_ATTEMPT = "00000000-0000-0000-0000-000000000000"  # stands for the id that is not given yet


@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """Show what is to be paid and why, and lead to the payment service that is chosen."""
    case = find_case(request, number)
    if case.billed is None:
        raise Http404
    payment = claim_of(case, at=timezone.now())
    if not payment.is_owed:
        return redirect("portal:case", number=number)
    if request.method == "POST":
        return start(request, case, payment)
    return show_pay(request, case, payment)


def start(request: HttpRequest, case: Case, payment: Payment) -> HttpResponse:
    back = reverse("portal:paid", args=[case.number, OPEN_ATTEMPT])
    address = request.build_absolute_uri(back).replace(OPEN_ATTEMPT, "{attempt}")
    try:
        attempt = starting.start(case, method=request.POST.get("method", ""), return_url=address, at=timezone.now())
    except NotOffered:
        choose = _("Choose how you want to pay.")
        return show_pay(request, case, payment, problem=choose, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ProviderDown as down:
        return show_pay(request, case, payment, down=down.message, status=HTTPStatus.SERVICE_UNAVAILABLE)
    except starting.NotOwed:
        return redirect("portal:case", number=case.number)
    return redirect(attempt.page or attempt.return_url)


def show_pay(
    request: HttpRequest, case: Case, payment: Payment, *, problem: str = "", status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    context = {
        **facts(request, case, payment),
        "methods": offered(),
        "chosen": request.POST.get("method", ""),
        "problems": [("id_method_0", problem)] if problem else [],
        **more,
    }
    return render(request, "wizard/pay.html", context, status=status)


@require_safe
def come_back(request: HttpRequest, number: str, attempt: UUID) -> HttpResponse:
    """Say what came of a payment, after asking the provider once (Rückkehrseite)."""
    case = find_case(request, number)
    made = get_object_or_404(Attempt.objects.select_related("payment__case"), payment__case=case, request_id=attempt)
    made = polling.look_again(made, at=timezone.now())
    payment = Payment.objects.get(pk=made.payment_id)
    context = facts(request, case, payment) | {
        "attempt": made,
        "result": result_of(made, payment),
        "is_refunded": made.refunds.exists(),
        "transfer": transfer_to(case, payment) if provider(made.provider).by_transfer else None,
    }
    return render(request, "wizard/paid.html", context)


def result_of(attempt: Attempt, payment: Payment) -> str:
    """Return what the page is about: the money, wherever it came from, before the attempt."""
    if attempt.state == Attempt.State.DISPUTED:
        return "disputed"
    if attempt.state == Attempt.State.PAID or payment.state == Payment.State.PAID:
        return "paid"
    if not payment.is_owed:
        return "ended"
    if provider(attempt.provider).by_transfer:
        return "transfer"
    return "pending" if attempt.is_live else str(attempt.state)


def facts(request: HttpRequest, case: Case, payment: Payment) -> dict[str, Any]:
    return {
        "case": case,
        "application": case.application,
        "definition": case.application.version.definition,
        "payment": payment,
        "until": case.due_on if case.state == State.AWAITING_PAYMENT else None,
        "amount": written.euro(payment.cents),
        "lines": [(line.sentence, written.euro(line.cents)) for line in payment.lines.lines],
        "code": code_of(request, case.application.draft_id),
    }


def transfer_to(case: Case, payment: Payment) -> dict[str, Any] | None:
    """Return the bank details with their QR code; None if the authority has no account in the town hall."""
    where = {name: case.authority.inherited(name) for name in ("payee", "iban", "bic")}
    if not where["iban"]:
        return None
    transfer = Transfer(**where, cents=payment.cents, text=payment.reference)
    drawn = girocode.draw(transfer, title=_("QR code that fills in the transfer in your banking app"))
    return {"to": transfer, "code": mark_safe(drawn)}  # noqa: S308 - drawn by us from our own data
