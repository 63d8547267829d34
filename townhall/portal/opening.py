"""The town hall opens to the public only when somebody has checked the law it applies; the demonstration is always open.

Until then only administrators get in, because they record the checks; everybody else is told to come back.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from townhall.authorities.models import LegalEntry
from townhall.portal.errors import unavailable

ALWAYS = ("/admin/", "/konto/zugang/", "/healthz", "/readyz", settings.STATIC_URL)


class ClosedUntilLawIsChecked:
    """Answer 503 while an entry of the legal register is unchecked; once open, a process stays open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.is_open = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.is_open and not request.path.startswith(ALWAYS):
            self.is_open = settings.DEMO or not LegalEntry.objects.filter(checked_on=None).exists()
            if not self.is_open:
                return unavailable(request)
        return self.get_response(request)
