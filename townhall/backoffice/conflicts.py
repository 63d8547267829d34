"""Two people at one case: notice when it changed under somebody's hands, and lose nothing they typed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from townhall.cases.models import Case, Decision
from townhall.cases.moves import MoveNotAllowed
from townhall.lib.text import T


class Changed(MoveNotAllowed):
    """The page somebody acted on showed an older state of the case."""

    message = T(
        "Der Vorgang hat sich geändert, seit Sie die Seite geöffnet haben. Es wurde nichts ausgeführt. "
        "Sehen Sie nach, was neu ist, und entscheiden Sie dann.",
        en="The case has changed since you opened the page. Nothing has been carried out. Look what is new, then decide.",
    )


def stamp(case: Case) -> str:
    """Sum up what an act at a case relies on: state, clerk, changes of the application, open proposal."""
    amendments = case.application.amendments.count()
    proposal = case.decisions.filter(status=Decision.Status.PROPOSED).values_list("number", flat=True).first()
    return f"{case.state}.{case.clerk_id or 0}.{amendments}.{proposal or 0}"


@contextmanager
def unchanged(case: Case, seen: str) -> Iterator[None]:
    """Keep a case as somebody saw it while they act; refuse if it is not so any more."""
    with atomic():
        locked = Case.objects.select_for_update(of=("self",)).select_related("application").get(pk=case.pk)
        if seen != stamp(locked):
            raise Changed(f"{case}: {seen}")
        yield


def show_conflict(
    request: HttpRequest, case: Case, problem: MoveNotAllowed, typed: dict[str | Promise, str] | None = None, status: int = 409
) -> HttpResponse:
    """Say what happened instead, and hand back what was typed."""
    kept = {label: text for label, text in (typed or {}).items() if text}
    return render(request, "backoffice/conflict.html", {"case": case, "problem": problem.message, "typed": kept}, status=status)
