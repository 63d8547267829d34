"""The letter of a decision while it is being written: the very page that becomes the notice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from townhall.backoffice import decisions
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.forms import DecisionForm


@require_POST
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show the letter as far as what is typed allows it, and the questions of the outcome that was chosen; decide nothing."""
    case = desk.find_to_work_on(number)
    form = DecisionForm(request.POST, outcomes=case.application.version.definition.outcomes)
    statement = decisions.statement_form(request, case, form)
    complete = form.is_valid() and (statement is None or statement.is_valid())
    facts = decisions.letter(case, desk, form, statement) if complete else {}
    asked_for = form.selected.id if statement is not None and form.selected is not None else ""
    context = {
        "case": case,
        "form": form,
        "statement": statement,
        "stated_for": asked_for,
        "is_live": True,
        "questions_change": request.POST.get("stated_for", "") != asked_for,
        **facts,
    }
    return render(request, "backoffice/letter_preview.html", context)
