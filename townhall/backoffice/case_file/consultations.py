"""Ask other bodies for their statements, watch what is in, remind, record what came by letter, or wait no longer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.authorities.models import Authority
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.case_file.consultation_forms import ConsultForm
from townhall.backoffice.case_file.correspondence_forms import labelled
from townhall.backoffice.case_file.moves import carry_out
from townhall.backoffice.conflicts import show_conflict
from townhall.cases.exchange import consulting
from townhall.cases.exchange.enclosing import store
from townhall.cases.exchange.statement_forms import StatementForm
from townhall.cases.models import Case, Consultation
from townhall.cases.moves import MoveNotAllowed
from townhall.catalogue.display import sections
from townhall.documents.checking import UploadRefused
from townhall.notifications.inviting import refused_among


@dataclass(frozen=True)
class Statements:
    """All that was asked at a case, for the case file."""

    asked: list[Consultation]
    refused: set[int]  # keys of those whose last mail did not arrive
    at: datetime

    @property
    def needed(self) -> list[Consultation]:
        return [each for each in self.asked if each.called_off_at is None]

    @property
    def number_in(self) -> int:
        return sum(each.answered_at is not None for each in self.asked)

    @property
    def is_waiting(self) -> bool:
        return any(each.is_open for each in self.asked)

    @property
    def rows(self) -> list[tuple[Consultation, bool, bool]]:
        """Return each with whether it is overdue, and whether the mail to it did not arrive."""
        return [(each, consulting.is_overdue(each, at=self.at), each.is_open and each.pk in self.refused) for each in self.asked]


def statements(case: Case) -> Statements:
    asked = list(case.consultations.select_related("answered_by").prefetch_related("enclosures__document").order_by("pk"))
    return Statements(asked, refused_among(asked) if asked else set(), timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def ask(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Choose whom to ask, what, until when, and what they see."""
    case, today = desk.find_to_work_on(number), timezone.localdate()
    form = consult_form(request, case, today)
    if not form.is_valid():
        context = {"case": case, "desk": desk, "form": form}
        return render(request, "backoffice/consultation.html", context, status=422 if form.is_bound else 200)
    said = {name: form.cleaned_data[name] for name in ("question", "paths", "due_on")}
    try:
        consulting.consult(case, bodies=form.chosen, **said, by=desk.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Your question to all of them"): said["question"]})
    messages.success(request, _("The requests are on their way. Who has no address is to be asked by you."))
    return redirect("backoffice:case", case.number)


def consult_form(request: HttpRequest, case: Case, today: date) -> ConsultForm:
    shown = sections(case.application.answers(today=today), get_language() or "de")
    offices: QuerySet[Authority] = Authority.objects.exclude(pk=case.authority_id).order_by("path")
    facts: dict[str, Any] = {"bodies": consulting.usual(case, on=today), "offices": offices, "choices": labelled(shown)}
    return ConsultForm(request.POST or None, today=today, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def write_down(request: HttpRequest, desk: Desk, number: str, consultation: int) -> HttpResponse:
    """Record a statement that came by letter, by telephone or on paper."""
    case = desk.find_to_work_on(number)
    asked = get_object_or_404(case.consultations, pk=consultation)
    form = StatementForm(request.POST or None, request.FILES or None, asks_name=True)
    context = {"case": case, "desk": desk, "form": form, "asked": asked}
    if not form.is_valid():
        return render(request, "backoffice/consultation_record.html", context, status=422 if form.is_bound else 200)
    try:
        keep_statement(asked, form, by=desk.account, is_recorded=True)
    except UploadRefused as problem:
        form.add_error("papers", str(problem.message))
        return render(request, "backoffice/consultation_record.html", context, status=422)
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Reasons or conditions"): form.cleaned_data["text"]})
    messages.success(request, _("The statement is in the file."))
    return redirect("backoffice:case", case.number)


def keep_statement(asked: Consultation, form: StatementForm, **how: Any) -> None:
    at = timezone.now()
    documents = store(form.cleaned_data["papers"], owner=None, at=at)
    said = {name: form.cleaned_data.get(name, "") for name in ("answer", "text", "signed")}
    consulting.answer(asked, **said, documents=documents, at=at, **how)


@require_POST
@for_clerks
def remind(request: HttpRequest, desk: Desk, number: str, consultation: int) -> HttpResponse:
    """Remind a body now."""
    return act(request, desk, number, consultation, consulting.remind, _("The reminder is on its way."))


@require_POST
@for_clerks
def call_off(request: HttpRequest, desk: Desk, number: str, consultation: int) -> HttpResponse:
    """Wait no longer for a statement."""
    return act(request, desk, number, consultation, consulting.call_off, _("Nobody waits for this statement any more."))


def act(request: HttpRequest, desk: Desk, number: str, consultation: int, verb: Callable, done: str | Promise) -> HttpResponse:
    case = desk.find_to_work_on(number)
    asked = get_object_or_404(case.consultations.select_related("case"), pk=consultation)
    return carry_out(request, case, lambda: verb(asked, by=desk.account, at=timezone.now()), done)
