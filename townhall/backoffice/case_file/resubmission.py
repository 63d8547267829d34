"""Put a case aside until a day, and tick it off when the day has come (Wiedervorlage)."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.case_file.moves import carry_out
from townhall.backoffice.conflicts import show_conflict
from townhall.backoffice.form_fields import Day, Words
from townhall.cases.days import resubmission
from townhall.cases.transitions import MoveNotAllowed


class ResubmissionForm(forms.Form):
    """When a case is to come back to the desk, and why."""

    due_on = Day(_("On which day is the case to come back?"), missing=_("Enter the day on which the case is to come back."))
    reason = Words(
        _("What is to be done then?"),
        rows=3,
        at_most=1000,
        missing=_("Write what is to be done on that day."),
        help_text=_("Only colleagues see it. It belongs to the file, and the file can be inspected on request."),
    )

    def __init__(self, *args, today: date, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return due_on


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def set_date(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Ask for day and reason."""
    case = desk.find_to_work_on(number)
    form = ResubmissionForm(request.POST or None, today=timezone.localdate())
    if not form.is_valid():
        context = {"case": case, "desk": desk, "form": form, "waiting": case.resubmissions.filter(done_at=None).first()}
        return render(request, "backoffice/resubmission.html", context, status=422 if form.is_bound else 200)
    on, reason = form.cleaned_data["due_on"], form.cleaned_data["reason"]
    try:
        seen = request.POST.get("instead_of", "")
        resubmission.set_date(
            case, on=on, reason=reason, by=desk.account, at=timezone.now(), instead_of=int(seen) if seen.isdigit() else None
        )
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("What is to be done then?"): reason})
    messages.success(request, _("The case comes back to your list on that day."))
    return redirect("backoffice:case", case.number)


@require_POST
@for_clerks
def settle(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Tick off what a case came back for."""
    case = desk.find_to_work_on(number)
    return carry_out(
        request, case, lambda: resubmission.settle(case, by=desk.account, at=timezone.now()), _("The resubmission is dealt with.")
    )
