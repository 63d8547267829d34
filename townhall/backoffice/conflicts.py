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


@contextmanager
def unchanged(case: Case, seen: str) -> Iterator[None]:
    """Keep a case as somebody saw it while they act; refuse if it is not so any more."""
    with atomic():
        locked = Case.objects.select_for_update(of=("self",)).select_related("application").get(pk=case.pk)
        refuse_changed(locked, seen)
        yield


def show_conflict(
    request: HttpRequest, case: Case, problem: MoveNotAllowed, typed: dict[str | Promise, str] | None = None, status: int = 409
) -> HttpResponse:
    """Say what happened instead, and hand back what was typed."""
    kept = {label: text for label, text in (typed or {}).items() if text}
    return render(request, "backoffice/conflict.html", {"case": case, "problem": problem.message, "typed": kept}, status=status)
