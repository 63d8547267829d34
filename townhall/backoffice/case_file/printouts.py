"""Order the whole file of a case as one PDF, and fetch it when it is ready."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict
from townhall.backoffice.files import to_save
from townhall.cases.moves import MoveNotAllowed
from townhall.printouts.models import Printout
from townhall.printouts.ordering import order


class PrintoutForm(forms.Form):
    """What the printout is for; that decides whether internal notes belong into it."""

    purpose = forms.ChoiceField(
        label=_("What is the printout for?"),
        choices=Printout.Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is for."), "invalid_choice": _("Choose one of the purposes listed.")},
    )
    with_notes = forms.BooleanField(
        label=_("With the internal notes"),
        required=False,
        help_text=_("Drafts and work in preparation of a decision need not be shown in an inspection (§ 29 (1) VwVfG NRW)."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Order a printout, and list those of the last two weeks."""
    case = desk.find_to_work_on(number)
    form = PrintoutForm(request.POST or None)
    if not form.is_valid():
        made = case.printouts.select_related("by", "document").order_by("-pk")
        context = {"case": case, "desk": desk, "form": form, "printouts": made}
        return render(request, "backoffice/printouts.html", context, status=422 if form.is_bound else 200)
    try:
        order(case, **form.cleaned_data, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem)
    messages.success(request, _("The file is being printed. Reload the page in a moment."))
    return redirect("backoffice:printouts", case.number)


@require_safe
@for_clerks
def save(request: HttpRequest, desk: Desk, number: str, printout: int) -> FileResponse:
    """Hand out a printout."""
    case = desk.find_to_work_on(number)
    found = get_object_or_404(case.printouts.select_related("document"), pk=printout)
    if found.document is None:
        raise Http404
    desk.note_look(case, "printout")
    return to_save(found.document)
