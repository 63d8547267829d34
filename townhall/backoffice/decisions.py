"""Deciding: choose, give reasons, see the very letter that will go, decide or pass it on to a second person."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.applications.forms import StepForm, form_classes
from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.registers import NotReachable
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict, stamp, unchanged
from townhall.backoffice.decision_forms import DecisionForm, ReturnForm
from townhall.backoffice.reason_forms import ReasonsForm
from townhall.cases import deciding, reasoning, signing
from townhall.cases.models import Case, Decision
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.town_outcomes import outcome_of
from townhall.catalogue import splitting
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import asking
from townhall.catalogue.definition import STATED
from townhall.catalogue.outcomes import Outcome, Signing
from townhall.certificates.rendering import notice_html
from townhall.lib.codec import digest
from townhall.lib.text import T

LAW_MISSING = T(
    "Im Rechtsstand fehlt ein geprüfter Eintrag für diese Entscheidung. Lassen Sie ihn in der Administration ergänzen.",
    en="A checked entry of the legal register is missing for this decision. Have the administrators add it.",
)
REGISTER_SILENT = T(
    "Das Register, das gefragt werden muss, antwortet nicht. Versuchen Sie es später oder entscheiden Sie anders.",
    en="The register that has to be asked does not answer. Try again later or decide differently.",
)


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


def outcomes_of(case: Case) -> list[Outcome]:
    """Return how this case can end: in part only if more than one thing was applied for."""
    answers = case.application.answers(today=timezone.localdate())
    return [outcome for outcome in answers.definition.outcomes if splitting.possible(outcome, answers)]


def statement_form(request: HttpRequest, case: Case, form: DecisionForm) -> StepForm | None:
    """Return the questions the chosen outcome asks the clerk; None if it asks nothing or none is chosen yet.

    The page shows them once the outcome is chosen, so they are bound only when the page that was sent had them.
    """
    own = case.application.version.definition
    if form.selected is None:
        return None
    outcome = asking(own, form.selected)
    if outcome.split is not None:
        applied = case.application.answers(today=timezone.localdate())
        outcome = replace(outcome, asks=(*outcome.asks, *splitting.asked(outcome.split, own, applied)))
    if not outcome.asks:
        return None
    definition = own.statement(outcome)
    shown = request.POST.get("stated_for") == outcome.id
    answers = Answers(definition, {STATED: form.initial.get("stated", {})}, today=timezone.localdate())
    data = request.POST if shown else None
    return form_classes(definition)[STATED](data, prefix=STATED, answers=answers)


def reasons_form(request: HttpRequest, case: Case, form: DecisionForm) -> ReasonsForm | None:
    """Return the building blocks of the chosen outcome, bound only when the page that was sent had them."""
    if form.selected is None or not (offered := reasoning.blocks_for(case, form.selected)):
        return None
    shown = request.POST.get("blocks_for") == form.selected.id
    before = reasoning.chosen_before(form.initial.get("blocks", []))
    return ReasonsForm(request.POST if shown else None, offered=offered, before=before)


@dataclass(frozen=True)
class Parts:
    """The form of a decision: what is decided, what its outcome asks the clerk, and the building blocks of its reasons."""

    form: DecisionForm
    statement: StepForm | None
    reasons: ReasonsForm | None

    def are_valid(self) -> bool:
        """Say whether a letter can be made; building blocks that were not shown yet are simply not chosen."""
        stated = self.statement is None or (self.statement.is_valid() and self.is_split_well())
        return self.form.is_valid() and stated and (self.reasons is None or not self.reasons.is_bound or self.reasons.is_valid())

    def is_split_well(self) -> bool:
        """Say whether a partial decision grants something and says why it refuses the rest; note what lacks at its question."""
        if self.statement is None or self.form.selected is None:
            return True
        lacking = splitting.problems(self.form.selected, self.statement.tree)
        for id, words in lacking.items():
            self.statement.add_error(id, str(words))
        return not lacking

    @property
    def chosen(self) -> dict[str, Any]:
        return {
            "outcome": self.form.cleaned_data["outcome"],
            "reasons": self.form.cleaned_data["reasons"],
            "stated": self.statement.tree if self.statement is not None else {},
            "blocks": self.reasons.chosen if self.reasons is not None and self.reasons.is_bound else [],
        }

    @property
    def context(self) -> dict[str, Any]:
        """Return what the page shows: the forms, and for which outcome they stand."""
        asked_for = self.form.selected.id if self.form.selected is not None else ""
        return {"form": self.form, "statement": self.statement, "reasons": self.reasons, "asked_for": asked_for}


def returned_ones(case: Case) -> QuerySet[Decision]:
    return case.decisions.filter(kind=Decision.Kind.DECISION, status=Decision.Status.RETURNED)


def returned(case: Case) -> dict[str, Any]:
    """Begin with what a colleague returned."""
    last = returned_ones(case).order_by("-number").first()
    kept = ("outcome", "reasons", "blocks", "stated")
    return {name: getattr(last, name) for name in kept} if last else {}


def letter(case: Case, desk: Desk, parts: Parts) -> dict[str, Any]:
    """Make the letter from the template of the notice; what the law or a register does not say is said, never guessed."""
    try:
        html = written(deciding.preview(case, **parts.chosen, by=desk.account, at=timezone.now()))
    except (NotInRegister, NotChecked, NotReachable) as problem:
        parts.form.add_error(None, str(REGISTER_SILENT if isinstance(problem, NotReachable) else LAW_MISSING))
        return {"status": 422}
    return {
        "letter": html,
        "shown": digest(html),
        "needs_two": parts.form.chosen.signing == Signing.TWO,
        "chosen": parts.form.chosen,
    }


def written(decision: Decision) -> str:
    html = notice_html(decision, decision.case.application.language)
    return mark_safe(html)  # noqa: S308 - rendered by the template of the notice, which escapes


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
