"""Deciding: choose, give reasons, see the very letter that will go, decide or pass it on to a second person."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.deciding.decision_forms import DecisionForm, ReturnForm
from townhall.backoffice.deciding.decision_parts import Parts, letter, outcomes_of, reasons_form, statement_form, written
from townhall.cases.decisions import deciding
from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.models import Case, Decision
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.second_looks import signing
from townhall.catalogue.outcomes import Signing


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def decide(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Choose a decision, look at its letter, and only then decide."""
    case = desk.find_to_work_on(number)
    form = DecisionForm(request.POST or None, initial=returned(case), outcomes=outcomes_of(case))
    parts = Parts(form, statement_form(request, case, form), reasons_form(request, case, form))
    if not parts.are_valid():
        return show_form(request, desk, case, parts, status=422 if form.is_bound else 200)
    draft = letter(case, desk, parts)
    if "decide" not in request.POST or "letter" not in draft:
        return show_form(request, desk, case, parts, **draft)
    if request.POST.get("shown", draft["shown"]) != draft["shown"]:  # nobody decides on a letter they have not seen
        return show_form(request, desk, case, parts, status=409, is_other_letter=True, **draft)
    try:
        with unchanged(case, request.POST.get("seen", "")):
            case = deciding.propose(case, **parts.chosen, by=desk.account, at=timezone.now()).case
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Reasons"): form.cleaned_data["reasons"]})
    two = form.chosen.signing == Signing.TWO
    messages.success(request, _("A colleague can sign now.") if two else _("Decided. The notice is being made."))
    return redirect("backoffice:case", case.number)


def returned_ones(case: Case) -> QuerySet[Decision]:
    return case.decisions.filter(kind=Decision.Kind.DECISION, status=Decision.Status.RETURNED)


def returned(case: Case) -> dict[str, Any]:
    """Begin with what a colleague returned."""
    last = returned_ones(case).order_by("-number").first()
    kept = ("outcome", "reasons", "blocks", "stated")
    return {name: getattr(last, name) for name in kept} if last else {}


def show_form(
    request: HttpRequest,
    desk: Desk,
    case: Case,
    parts: Parts,
    status: int = 200,
    **facts: Any,
) -> HttpResponse:
    comment = returned_ones(case).exclude(comment="").order_by("-number").first()
    seen = request.POST.get("seen") or stamp(case)
    context = {"case": case, "desk": desk, "seen": seen, "returned": comment, **parts.context, **facts}
    context["waits_for"] = list(case.consultations.filter(answered_at=None, called_off_at=None).order_by("due_on", "pk"))
    return render(request, "backoffice/decision.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def sign(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Sign the proposal of a colleague, or return it with a comment."""
    case = desk.find(number)
    if request.method != "POST":
        return show_proposal(request, desk, case, ReturnForm())
    form = ReturnForm(request.POST if "return" in request.POST else None)
    if form.is_bound and not form.is_valid():
        return show_proposal(request, desk, case, form, status=422)
    try:
        with unchanged(case, request.POST.get("seen", "")):
            finish(case, desk, form)
    except signing.SameHand as problem:
        return show_conflict(request, case, problem, status=403)
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem, {_("Comment"): request.POST.get("comment", "")})
    messages.success(
        request, _("The proposal is back with your colleague.") if form.is_bound else _("Signed. The notice is being made.")
    )
    return redirect("backoffice:case", case.number)


def finish(case: Case, desk: Desk, form: ReturnForm) -> None:
    if form.is_bound:
        signing.return_proposal(case, comment=form.cleaned_data["comment"], by=desk.account, at=timezone.now())
    else:
        signing.sign(case, by=desk.account, at=timezone.now())


def show_proposal(request: HttpRequest, desk: Desk, case: Case, form: ReturnForm, status: int = 200) -> HttpResponse:
    proposals = case.decisions.select_related("proposed_by", "case__application__version", "case__authority")
    proposal = get_object_or_404(proposals, status=Decision.Status.PROPOSED)
    context = {
        "case": case,
        "desk": desk,
        "form": form,
        "proposal": proposal,
        "outcome": outcome_of(proposal),
        "letter": written(proposal),
        "is_own": proposal.proposed_by_id == desk.account.pk,
        "seen": stamp(case),
    }
    return render(request, "backoffice/proposal.html", context, status=status)
