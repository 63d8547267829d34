"""The page on which a decision is corrected or taken back: the form, and beside it the letter it would give."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from townhall.backoffice.access import Desk
from townhall.backoffice.conflicts import stamp
from townhall.cases.models import Case
from townhall.catalogue.procedures import procedure_of


def show_form(
    request: HttpRequest, page: str, desk: Desk, case: Case, form: forms.Form, *, status: int = 200, letter: str = ""
) -> HttpResponse:
    """Show one of these pages; `page` is its template."""
    context = {
        "case": case,
        "desk": desk,
        "form": form,
        "seen": request.POST.get("seen") or stamp(case),
        "letter": letter,
        "law": procedure_of(case.application.version.definition),
    }
    return render(request, page, context, status=status)
