"""The fee of a case: what is paid and how, booking a transfer, giving money back."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.accounts.models import Account
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.case_file.refund_parts import PartForm
from townhall.backoffice.form_fields import box
from townhall.cases.models import Case
from townhall.lib import written
from townhall.payments import booking, lapsing, reducing, refunding
from townhall.payments.models import Payment, Refund
from townhall.payments.providers.offered import provider
from townhall.payments.requesting import request as claim_of
from townhall.payments.starting import NotOwed


class BookingForm(forms.Form):
    """Why a clerk counts a fee as paid."""

    reason = forms.CharField(
        label=_("How do you know that it is paid?"),
        help_text=_("For example: bank statement of 3 March, entry 17. It belongs to the file."),
        widget=box(3),
        max_length=1000,
        error_messages={"required": _("Write how you know of the payment.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show the fee of a case; POST books it as paid."""
    case, payment = billed(desk, number)
    form = BookingForm(request.POST or None)
    if request.method != "POST":
        return show_payment(request, desk, case, payment, form)
    require_hands_on(desk, case)
    if not form.is_valid():
        return show_payment(request, desk, case, payment, form, status=422)
    try:
        booking.book(payment, reason=form.cleaned_data["reason"], by=desk.account, at=timezone.now())
    except NotOwed as problem:
        messages.warning(request, str(problem.message))
        return redirect("backoffice:payment", case.number)
    messages.success(request, gettext("The fee is booked as paid."))
    return redirect("backoffice:payment", case.number)


@require_POST
@for_clerks
def order_refund(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Note that the authority gives the fee back; a supervisor confirms it."""
    case, payment = billed(desk, number)
    require_hands_on(desk, case)
    try:
        refunding.order_refund(payment, by=desk.account, at=timezone.now())
    except refunding.NothingToRefund as problem:
        messages.warning(request, str(problem.message))
    else:
        messages.success(request, gettext("The refund is noted. A supervisor who has not ordered it confirms it."))
    return redirect("backoffice:payment", case.number)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def confirm_refund(request: HttpRequest, desk: Desk, number: str, refund: int) -> HttpResponse:
    """Ask a supervisor once more, then let the money go back; who works on the case may first state a part."""
    case, payment = billed(desk, number)
    form = PartForm(request.POST if "amount" in request.POST else None)
    if not (desk.supervises(case) or (may_handle(desk, case) and (form.is_bound or request.method != "POST"))):
        raise PermissionDenied
    wanted = get_object_or_404(Refund.objects.select_related("payment__case__application__version"), pk=refund, payment=payment)
    if request.method != "POST" or (form.is_bound and not form.is_valid()):
        return show_refund(request, desk, wanted, form)
    try:
        said = act_on(wanted, form, by=desk.account)
    except refunding.NothingToRefund as problem:
        messages.warning(request, str(problem.message))
    else:
        messages.success(request, said)
    return redirect("backoffice:payment", case.number)


def show_refund(request: HttpRequest, desk: Desk, refund: Refund, form: PartForm) -> HttpResponse:
    case, proposal = refund.payment.case, reducing.proposed(refund)
    if proposal is not None and proposal.cents < refund.payment.cents:
        form.initial = {"amount": Decimal(proposal.cents).scaleb(-2)}
    context = {
        "case": case,
        "desk": desk,
        "refund": refund,
        "proposal": proposal,
        "amount": written.euro(refund.cents),
        "form": form,
        "may_confirm": desk.supervises(case),
        "may_be_reduced": reducing.may_be_reduced(refund),
    }
    return render(request, "backoffice/refund.html", context, status=422 if form.is_bound else 200)


def act_on(refund: Refund, form: PartForm, *, by: Account) -> str:
    """Lower a refund if an amount was stated, else let the money go; say which."""
    if form.is_bound:
        reducing.reduce(refund, **form.facts(), by=by, at=timezone.now())
        return gettext("The amount is noted. Another person, a supervisor, has to confirm it.")
    refunding.confirm(refund, by=by, at=timezone.now())
    return gettext("The money goes back.")


def billed(desk: Desk, number: str) -> tuple[Case, Payment]:
    case = desk.find(number, purpose="payment")
    if case.billed is None:
        raise Http404
    return case, claim_of(case, at=timezone.now())


def require_hands_on(desk: Desk, case: Case) -> None:
    """Let in who works on the case, and anybody of the authority while nobody does."""
    if not may_handle(desk, case):
        raise PermissionDenied


def may_handle(desk: Desk, case: Case) -> bool:
    return case.clerk_id is None or desk.works_on(case)


def show_payment(
    request: HttpRequest, desk: Desk, case: Case, payment: Payment, form: BookingForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "case": case,
        "desk": desk,
        "payment": payment,
        "amount": written.euro(payment.cents),
        "lines": [line.sentence for line in payment.lines.lines],
        "attempts": [(attempt, provider(attempt.provider).label) for attempt in payment.attempts.order_by("pk")],
        "refunds": [
            (refund, written.euro(refund.cents), reducing.may_be_reduced(refund)) for refund in payment.refunds.order_by("pk")
        ],
        "may_handle": may_handle(desk, case),
        "may_book": may_handle(desk, case) and (payment.is_owed or lapsing.revives(payment)),
        "may_confirm": desk.supervises(case),
        "form": form,
    }
    return render(request, "backoffice/payment.html", context, status=status)
