"""The first page of an application. Opening it writes nothing; the first "Continue" begins the draft."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from townhall.applications import drafts
from townhall.applications.forms import form_classes
from townhall.applications.models import Draft
from townhall.applications.prefilling import Source, tree_of
from townhall.cases.earlier import known as known_facts
from townhall.cases.earlier import version_to_begin
from townhall.catalogue.answers import Answers
from townhall.catalogue.models import ServiceVersion
from townhall.portal.access import find_draft, keep_code, known, person, remember
from townhall.portal.applying.filing import CHECK
from townhall.portal.applying.step_page import show_step
from townhall.portal.applying.uploads import without_claims
from townhall.portal.applying.wizard import Apply
from townhall.portal.everybody import withdrawn


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Offer own drafts of this service, else the first page."""
    version = version_to_begin(slug, account=person(request), at=timezone.now())
    if version is None:
        return withdrawn.show(request, withdrawn.find(slug))
    if request.method == "POST":
        return begin(request, version)
    if "neu" not in request.GET and (own := own_drafts(request, slug)):
        return render(request, "wizard/resume.html", {"definition": version.definition, "drafts": own})
    return show_first(request, version)


def own_drafts(request: HttpRequest, slug: str) -> list[Draft]:
    """Return the open drafts of this service, newest first; a stranger has none, and that costs no query."""
    account, ids = person(request), known(request, "drafts")
    if account is None and not ids:
        return []
    mine = Draft.objects.open().visible_to(account, ids).filter(version__slug=slug)
    return list(mine.only("id", "reference", "saved_at", "expires_on").order_by("-saved_at")[:5])


def show_first(request: HttpRequest, version: ServiceVersion) -> HttpResponse:
    definition = version.definition
    sources = known_facts(version, account=person(request))
    answers = Answers(definition, tree_of(sources), today=timezone.localdate())
    steps = [step.id for step in definition.steps if answers.step_applies(step.id)]
    form = form_classes(definition)[steps[0]](prefix=steps[0], answers=answers, sources=sources)
    return show_step(request, form, steps=steps, begin=uuid4())


def begin(request: HttpRequest, version: ServiceVersion) -> HttpResponseBase:
    """Begin the draft the page named, or go on with it if the page was sent before."""
    begun = new_draft(request, version)
    draft = begun or find_draft(request, wanted_id(request))
    if draft is None:
        raise Http404
    view = Apply(url_name="portal:step", done_step_name=CHECK, form_list={})
    view.begun = begun is not None
    view.setup(request)
    return view.lead(request, draft, version.definition.steps[0].id)


def new_draft(request: HttpRequest, version: ServiceVersion) -> Draft | None:
    account, language, id = person(request), (get_language() or "de")[:2], wanted_id(request)
    sources = known_facts(version, account=account)
    facts: dict[str, Any] = {"language": language, "id": id, "sources": sources, "tree": first_answers(request, version, sources)}
    try:
        with atomic():
            draft, code = drafts.start(version, account=account, at=timezone.now(), **facts)
    except IntegrityError:
        return None
    if account is None:
        remember(request, "drafts", draft.pk)
        keep_code(request, draft.pk, code)
    return draft


def first_answers(request: HttpRequest, version: ServiceVersion, sources: Mapping[str, Source]) -> dict:
    """Return what stands on the first page, so that the draft begins with it in one statement."""
    step = version.definition.steps[0].id
    answers = Answers(version.definition, {}, today=timezone.localdate())
    page = partial(form_classes(version.definition)[step], prefix=step, answers=answers, sources=sources)
    return {step: page(without_claims(page(), request.POST, {})).tree}


def wanted_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("begin", ""))
    except ValueError:
        return uuid4()
