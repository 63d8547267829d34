"""Where the way ends for somebody a service is not for: the reason, and a way on."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from townhall.portal.access import find_draft


@require_safe
def show(request: HttpRequest, *, slug: str, draft: UUID, step: str) -> HttpResponse:
    """Say why the way ends and what to do instead; who has changed the answer since goes on."""
    found = find_draft(request, draft)
    if found is None or found.submitted_at is not None:
        raise Http404
    back = reverse("portal:step", args=[slug, draft, step])
    ended = found.answers(today=timezone.localdate()).stop
    if ended is None or ended[0].id != step:
        return redirect(back)
    stop = ended[1]
    link = stop.link if not stop.link or "/" in stop.link else reverse("portal:service", args=[stop.link])
    return render(request, "wizard/stop.html", {"definition": found.version.definition, "stop": stop, "link": link, "back": back})
