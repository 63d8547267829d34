"""Step back from a case before one's judgement is in doubt (Befangenheit)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from townhall.backoffice.access import Desk, for_clerks
from townhall.cases import recusing


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def step_back(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Ask once, then shut the case for this clerk for good."""
    case = desk.find(number)
    if request.method != "POST":
        return render(request, "backoffice/recusal.html", {"case": case, "desk": desk})
    recusing.step_back(case, by=desk.account, at=timezone.now())
    messages.success(request, _("You do not see this case any more. A colleague works on it."))
    return redirect("backoffice:worklist")
