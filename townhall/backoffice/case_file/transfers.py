"""Hand a case over to another office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.authorities.models import Authority
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.form_fields import Offices, ToOffice, Words
from townhall.cases.exchange.transferring import transfer
from townhall.cases.moves import MoveNotAllowed


class TransferForm(ToOffice):
    """Which office is responsible, and why."""

    to = Offices(_("Which office is responsible?"), missing=_("Choose the office."))
    reason = Words(
        _("Why is another office responsible?"),
        rows=4,
        at_most=2000,
        missing=_("Write why another office is responsible."),
        help_text=_("The applicant and your colleagues read it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def hand_over(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Choose the office that is responsible and say why."""
    case = desk.find_to_work_on(number)
    offices = Authority.objects.exclude(pk=case.authority_id).order_by("path")
    form = TransferForm(request.POST or None, offices=offices)
    if not form.is_valid():
        context = {"case": case, "desk": desk, "form": form, "seen": stamp(case)}
        return render(request, "backoffice/transfer.html", context, status=422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    try:
        with unchanged(case, request.POST.get("seen", "")):
            transfer(case, to=form.cleaned_data["to"], reason=reason, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Why is another office responsible?"): reason})
    messages.success(request, _("The case is with the other office now. The applicant gets a letter."))
    return redirect("backoffice:worklist")
