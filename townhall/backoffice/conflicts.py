"""Two people at one case: notice when it changed under somebody's hands, and lose nothing they typed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.stamps import refuse_changed
from townhall.cases.stamps import stamp as stamp
from townhall.cases.timeline import entries

LATEST = 3  # entries of the timeline that somebody who was too late is shown


@contextmanager
def unchanged(case: Case, seen: str) -> Iterator[None]:
    """Keep a case as somebody saw it while they act; refuse if it is not so any more."""
    with atomic():
        locked = Case.objects.select_for_update(of=("self",)).select_related("application").get(pk=case.pk)
        refuse_changed(locked, seen)
        yield


def show_conflict(
    request: HttpRequest,
    case: Case,
    problem: MoveNotAllowed,
    typed: dict[str | Promise, str] | None = None,
    status: int = 409,
    is_outside: bool = False,
) -> HttpResponse:
    """Say what happened instead and who did it, and hand back what was typed; who is outside learns nothing of the case."""
    kept = {label: text for label, text in (typed or {}).items() if text}
    latest = [] if is_outside else entries(case, for_citizen=False)[: -LATEST - 1 : -1]
    context = {"case": case, "problem": problem.message, "typed": kept, "latest": latest, "is_outside": is_outside}
    return render(request, "backoffice/conflict.html", context, status=status)
