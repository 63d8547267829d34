"""How much lies on whose desk: open and overdue cases for supervisors who share out work; never how much somebody has done."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from townhall.accounts.models import Account
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.desk.list_page import clerks
from townhall.cases.models import Case


@dataclass(frozen=True)
class Load:
    """What one person has in hand; nobody's is what waits to be shared out."""

    clerk: Account | None
    open: int
    overdue: int

    @property
    def link(self) -> str:
        if self.clerk is None:
            return reverse("backoffice:list", args=["unverteilt"])
        return f"{reverse('backoffice:list', args=['alle'])}?{urlencode({'bearbeitung': self.clerk.pk})}"


@require_safe
@for_clerks
def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the open cases of each person a supervisor leads, and of nobody."""
    if not desk.is_supervisor:
        raise Http404
    return render(request, "backoffice/workload.html", {"desk": desk, "loads": loads(desk, timezone.localdate())})


def loads(desk: Desk, today: date) -> list[Load]:
    counted = {"open": Count("pk"), "overdue": Count("pk", filter=Q(due_on__lt=today))}
    rows = Case.objects.supervised_by(desk.account).kept().open().order_by().values("clerk").annotate(**counted)
    found = {row["clerk"]: (row["open"], row["overdue"]) for row in rows}
    people = [Load(each, *found.pop(each.pk, (0, 0))) for each in clerks(desk)]
    others = Account.objects.filter(pk__in=[key for key in found if key is not None])
    people += [Load(each, *found[each.pk]) for each in others]  # who has left the office and still has cases
    return [Load(None, *found.get(None, (0, 0))), *sorted(people, key=lambda load: (-load.open, str(load.clerk)))]
