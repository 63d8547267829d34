"""What a page that is being filled in asks now: with scripts, questions come and go as their conditions are met.

Nothing is saved here. Without scripts all questions stand on the page, each with the sentence that says when it arises.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from townhall.applications.forms import form_classes
from townhall.catalogue.answers import Answers
from townhall.catalogue.models import ServiceVersion
from townhall.portal.access import find_draft
from townhall.portal.layout import layout, moving
from townhall.portal.uploads import without_claims


@require_POST
def first_page(request: HttpRequest, *, slug: str) -> HttpResponse:
    """Say which questions of a first page arise, before there is a draft."""
    version = ServiceVersion.objects.latest_of(slug)
    if version is None:
        raise Http404
    return show(request, Answers(version.definition, {}, today=timezone.localdate()), version.definition.steps[0].id)


@require_POST
def page(request: HttpRequest, *, slug: str, draft: UUID, step: str) -> HttpResponse:
    """Say which questions of a page of one's own draft arise."""
    found = find_draft(request, draft)
    if found is None or found.submitted_at is not None:
        raise Http404
    return show(request, found.answers(today=timezone.localdate()), step)


def show(request: HttpRequest, answers: Answers, step: str) -> HttpResponse:
    made = form_classes(answers.definition).get(step)
    if made is None:
        raise Http404
    typed = without_claims(made(prefix=step, answers=answers), request.POST, answers.tree)
    form = made(typed, prefix=step, answers=answers)
    return render(request, "wizard/state.html", {"form": form, "moving": list(moving(layout(form, {})))})
