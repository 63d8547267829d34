"""What a page that is being filled in asks now: with scripts, questions come and go as their conditions are met.

Nothing is saved here. Without scripts all questions stand on the page, each with the sentence that says when it arises.
"""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from townhall.applications.forms import form_classes
from townhall.applications.prefilling import Source, sources_of
from townhall.cases.earlier import known, version_to_begin
from townhall.catalogue.answers import Answers
from townhall.portal.access import find_draft, person
from townhall.portal.applying.layout import layout, moving
from townhall.portal.applying.uploads import without_claims


@require_POST
def first_page(request: HttpRequest, *, slug: str) -> HttpResponse:
    """Say which questions of a first page arise, before there is a draft."""
    version = version_to_begin(slug, account=person(request), at=timezone.now())
    if version is None:
        raise Http404
    answers = Answers(version.definition, {}, today=timezone.localdate())
    return show(request, answers, version.definition.steps[0].id, known(version, account=person(request)))


@require_POST
def page(request: HttpRequest, *, slug: str, draft: UUID, step: str) -> HttpResponse:
    """Say which questions of a page of one's own draft arise."""
    found = find_draft(request, draft)
    if found is None or found.submitted_at is not None:
        raise Http404
    return show(request, found.answers(today=timezone.localdate()), step, sources_of(found))


def show(request: HttpRequest, answers: Answers, step: str, sources: Mapping[str, Source]) -> HttpResponse:
    made = form_classes(answers.definition).get(step)
    if made is None:
        raise Http404
    page = partial(made, prefix=step, answers=answers, sources=sources)
    form = page(without_claims(page(), request.POST, answers.tree))
    return render(request, "wizard/state.html", {"form": form, "moving": list(moving(layout(form, {})))})
