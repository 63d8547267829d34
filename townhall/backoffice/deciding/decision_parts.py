"""What a decision is put together from on its page: the form, what its outcome asks, its reasons, and the letter they give."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import mark_safe

from townhall.applications.forms import StepForm, form_classes
from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.registers import NotReachable
from townhall.backoffice.access import Desk
from townhall.backoffice.deciding.decision_forms import DecisionForm
from townhall.backoffice.deciding.reason_forms import ReasonsForm
from townhall.cases.decisions import deciding, reasoning
from townhall.cases.decisions.grounds import OutcomeImpossible
from townhall.cases.models import Case, Decision
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


def outcomes_of(case: Case) -> list[Outcome]:
    """Return how this case can end: in part only if more than one thing was applied for."""
    answers = case.application.answers(today=timezone.localdate())
    return [outcome for outcome in answers.definition.outcomes if splitting.possible(outcome, answers)]


def statement_form(request: HttpRequest, case: Case, form: DecisionForm) -> StepForm | None:
    """Return the questions the chosen outcome asks the clerk; None if it asks nothing or none is chosen yet.

    The page shows them once the outcome is chosen, so they are bound only when the page that was sent had them, or when
    none of them needs an answer: then there is nothing to wait for.
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
    is_optional = not form.initial.get("stated") and not any(field.required for field in outcome.asks)
    data = request.POST if shown or (is_optional and request.method == "POST") else None
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


def letter(case: Case, desk: Desk, parts: Parts) -> dict[str, Any]:
    """Make the letter from the template of the notice, or say why there is none; nothing is guessed."""
    try:
        html = written(deciding.preview(case, **parts.chosen, by=desk.account, at=timezone.now()))
    except (NotInRegister, NotChecked, NotReachable) as problem:
        parts.form.add_error(None, str(REGISTER_SILENT if isinstance(problem, NotReachable) else LAW_MISSING))
        return {"status": 422}
    except OutcomeImpossible as refusal:
        parts.form.add_error("outcome", str(refusal.message))
        return {"status": 422, "impossible": refusal.message}
    return {
        "letter": html,
        "shown": digest(html),
        "needs_two": parts.form.chosen.signing == Signing.TWO,
        "chosen": parts.form.chosen,
    }


def written(decision: Decision) -> str:
    html = notice_html(decision, decision.case.application.language)
    return mark_safe(html)  # noqa: S308 - rendered by the template of the notice, which escapes
