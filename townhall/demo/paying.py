"""The page of the demonstration's payment service: the person chooses how the payment ends."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from townhall.lib import written
from townhall.payments.providers import demo
from townhall.payments.providers.port import Outcome

ENDS = {
    "pay": Outcome.PAID,
    "fail": Outcome.FAILED,
    "cancel": Outcome.CANCELLED,
    "later": Outcome.PENDING,
}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, transaction: str) -> HttpResponse:
    """Stand in for the payment service, which lies outside the town hall."""
    try:
        entry = demo.read(transaction)
    except demo.UnknownTransaction as unknown:
        raise Http404 from unknown
    end = ENDS.get(request.POST.get("end", ""))
    if end is None:
        return render(request, "demo/payment.html", {"entry": entry, "amount": written.euro(entry["cents"])})
    demo.finish(transaction, end)
    return redirect(entry["return_url"])
