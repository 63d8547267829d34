"""The letter of a decision while it is being written: the very page that becomes the notice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.deciding.decision_forms import DecisionForm
from townhall.backoffice.deciding.decision_parts import Parts, letter, outcomes_of, reasons_form, statement_form


@require_POST
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show the letter as far as what is typed allows it, and the questions of the outcome that was chosen; decide nothing."""
    case = desk.find_to_work_on(number)
    form = DecisionForm(request.POST, outcomes=outcomes_of(case))
    parts = Parts(form, statement_form(request, case, form), reasons_form(request, case, form))
    made = letter(case, desk, parts) if parts.are_valid() else {}
    context = {"case": case, "is_live": True, **parts.context, **made}
    context["questions_change"] = request.POST.get("asked_for", "") != context["asked_for"]
    return render(request, "backoffice/letter_preview.html", context)
