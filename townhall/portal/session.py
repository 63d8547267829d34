"""The end of a session: said five minutes before, with a button that puts it off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

WARNING = 5 * 60  # seconds before the end; WCAG 2.2.1 asks for 20, our own rule for two minutes


def seconds_left(request: HttpRequest) -> int | None:
    """Return how long this session goes on; None if there is none to lose."""
    ends_at = getattr(request.session, "ends_at", None)
    return None if ends_at is None else max(0, int((ends_at - timezone.now()).total_seconds()))


@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """Let the session begin anew; one that is over cannot be put off."""
    if not request.session.keys():
        return HttpResponse(status=403)
    request.session.modified = True
    if "fetch" in request.POST:
        return HttpResponse(str(request.session.get_expiry_age()), content_type="text/plain")
    return redirect("portal:account_home")
