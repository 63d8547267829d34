"""In which version of its service a case was filed, and what has changed since."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.cases.models import Case
from townhall.catalogue.comparing.comparison import compare
from townhall.catalogue.models import ServiceVersion


@dataclass(frozen=True)
class Filed:
    """The version a case was filed in, and the latest one of the service."""

    version: ServiceVersion
    latest: ServiceVersion

    @property
    def has_changed(self) -> bool:
        return self.version != self.latest


def filed_in(case: Case) -> Filed:
    own = case.application.version
    since = ServiceVersion.objects.filter(slug=own.slug, number__gte=own.number).order_by("number")
    found = list(since.with_withdrawal(on=timezone.localdate()).defer("data", "hooks"))
    return Filed(found[0], found[-1])


@require_safe
@for_clerks
def show_changes(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show what has changed in the service since a case was filed."""
    case = desk.find(number)
    filed = filed_in(case)
    context = {"case": case, "filed": filed, "comparison": compare(filed.version, filed.latest)}
    return render(request, "backoffice/changes.html", context)
