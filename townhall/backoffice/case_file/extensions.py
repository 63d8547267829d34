"""More time for a decision: once, with reasons, and told to the applicant."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.form_fields import Words
from townhall.cases.days.extending import extend
from townhall.cases.moves import MoveNotAllowed


class ExtensionForm(forms.Form):
    reason = Words(
        _("Why do you need more time?"),
        rows=5,
        at_most=2000,
        missing=_("Write why you need more time."),
        help_text=_("The applicant reads it. Say what makes the matter difficult."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def extend_deadline(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Extend the deadline of a case where the law provides for it."""
    case = desk.find_to_work_on(number)
    form = ExtensionForm(request.POST or None)
    if not form.is_valid():
        context = {"case": case, "desk": desk, "form": form, "seen": stamp(case)}
        return render(request, "backoffice/extension.html", context, status=422 if form.is_bound else 200)
    reason = form.cleaned_data["reason"]
    try:
        with unchanged(case, request.POST.get("seen", "")):
            extend(case, reason=reason, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Why do you need more time?"): reason})
    messages.success(request, _("The deadline is extended. The applicant gets a letter with your reason."))
    return redirect("backoffice:case", case.number)
