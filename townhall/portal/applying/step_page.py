"""One page of the wizard as people see it: place on the way, mistakes, questions, buttons."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from townhall.applications.forms import StepForm
from townhall.applications.models import Draft
from townhall.catalogue.definition import StepDefinition
from townhall.portal.access import person
from townhall.portal.applying.layout import has_map, is_lone, layout, moving, refused_files
from townhall.portal.applying.reuse import own_documents
from townhall.portal.applying.uploads import asks_for_evidence, documents_of, say_what_is_gone

log = logging.getLogger(__name__)


def show_step(
    request: HttpRequest,
    form: StepForm,
    *,
    steps: list[str],
    draft: Draft | None = None,
    url: Callable[[str], str] | None = None,
    refusals: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
    **notices: Any,
) -> HttpResponse:
    """Render a step; `notices` are conflict, parked and begin (the id a new draft will have)."""
    refuse(form, refusals or {})
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        count_mistakes(form)
    context = {
        "form": form,
        "definition": form.definition,
        "why_here": why_here(form),
        "draft": draft,
        "mine": own_documents(person(request)) if asks_for_evidence(form) and not is_for_other(draft) else [],
        "changed_pages": changed_pages(draft, steps),
        "returning": "zurueck" in request.GET or "zurueck" in request.POST,
        **questions(form, draft, reproachful=not (notices.get("conflict") or notices.get("parked"))),
        **way(form, steps, url),
        **addresses(form, draft),
        **notices,
    }
    return render(request, "wizard/step.html", context, status=status)


def refuse(form: StepForm, refusals: dict[str, str]) -> None:
    """Put what was wrong with uploads beside their questions."""
    for name, refusal in refusals.items():
        form.errors[name] = form.error_class([refusal])


def questions(form: StepForm, draft: Draft | None, *, reproachful: bool) -> dict[str, Any]:
    """Return what is asked on the page with the documents that are there, and what is wrong with the answers."""
    documents = documents_of(draft) if draft is not None and asks_for_evidence(form) else {}
    if form.is_bound:
        say_what_is_gone(form, documents)
    nodes = layout(form, documents)
    return {
        "nodes": nodes,
        "lone": is_lone(nodes),
        "moving": list(moving(nodes)),
        "maps": has_map(form),
        "problems": [*problems(form), *refused_files(nodes)] if reproachful else [],
    }


def why_here(form: StepForm) -> str:
    """Say which earlier answers lead to this page; '' if everybody sees it."""
    if form.step.when is None:
        return ""
    return form.definition.explain(form.step.when, "en" if (get_language() or "de").startswith("en") else "de")


def count_mistakes(form: StepForm) -> None:
    """Leave one line per question that was answered wrongly, without the answer, to find questions people do not understand."""
    for name in form.errors:
        asked = form.questions.get(name)
        log.info("mistake service=%s question=%s", form.definition.slug, asked.path if asked is not None else form.step.id)


def changed_pages(draft: Draft | None, steps: list[str]) -> list[StepDefinition]:
    """Return the pages that changed when the draft moved to another version and nobody has sent since."""
    marked = set(draft.changed_steps or []) if draft is not None else set()
    return [step for step in draft.version.definition.steps if step.id in marked & set(steps)] if draft and marked else []


def way(form: StepForm, steps: list[str], url: Callable[[str], str] | None) -> dict[str, Any]:
    """Say where this page stands; the check page is the last step."""
    index = steps.index(form.step.id)
    back = url(steps[index - 1]) if url is not None and index else reverse("portal:service", args=[form.definition.slug])
    return {"number": index + 1, "total": len(steps) + 1, "back": back}


def addresses(form: StepForm, draft: Draft | None) -> dict[str, str]:
    if draft is None:
        slug = [form.definition.slug]
        return {"action": reverse("portal:apply", args=slug), "live": reverse("portal:live_first", args=slug)}
    place = [form.definition.slug, draft.pk, form.step.id]
    names = {"action": "step", "autosave": "autosave", "live": "live"}
    return {use: reverse(f"portal:{name}", args=place) for use, name in names.items()}


def problems(form: StepForm) -> list[tuple[str, str]]:
    """Return each mistake with the anchor of the control that mends it."""
    if not form.is_bound:
        return []
    found = []
    for name, errors in form.errors.items():
        anchor = anchor_of(form, name) if name in form.fields else f"{form.prefix}-"
        found += [(anchor, str(error)) for error in errors]
    return found


def anchor_of(form: StepForm, name: str) -> str:
    """Return the id of the first control of a question: the first radio button of a group, the first part of a date."""
    bound = form[name]
    several = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if several else bound.id_for_label or bound.auto_id


def is_for_other(draft: Draft | None) -> bool:
    """Say whether an official fills in the page for somebody else."""
    return draft is not None and draft.entered_by_id is not None
