"""What an act at a case relies on, summed up, so that a change in between is noticed (Bearbeitungsstand)."""

from django.db.models import Count, Max, Q

from townhall.cases.models import Case, CaseQuerySet, Decision
from townhall.cases.moves import MoveNotAllowed
from townhall.lib.text import T

PROPOSED, RETURNED, FINAL = Decision.Status.PROPOSED, Decision.Status.RETURNED, Decision.Status.FINAL


class Changed(MoveNotAllowed):
    """The page somebody acted on showed an older state of the case."""

    message = T(
        "Der Vorgang hat sich geändert, seit Sie die Seite geöffnet haben. Es wurde nichts ausgeführt. "
        "Sehen Sie nach, was neu ist, und entscheiden Sie dann.",
        en="The case has changed since you opened the page. Nothing has been carried out. Look what is new, then decide.",
    )


def stamp(case: Case) -> str:
    """Sum up what an act at a case relies on: state, clerk, changes of the application, open proposal, what is decided."""
    amendments = case.application.amendments.count()
    numbers = dict(case.decisions.exclude(status=RETURNED).order_by("number").values_list("status", "number"))
    return written(case.state, case.clerk_id, amendments, numbers.get(PROPOSED), numbers.get(FINAL))


def stamps(cases: CaseQuerySet) -> dict[int, str]:
    """Return the stamps of many cases in one query, by primary key."""
    facts = cases.order_by().annotate(
        amendments=Count("application__amendments", distinct=True),
        proposal=Max("decisions__number", filter=Q(decisions__status=PROPOSED)),
        decided=Max("decisions__number", filter=Q(decisions__status=FINAL)),
    )
    rows = facts.values_list("pk", "state", "clerk_id", "amendments", "proposal", "decided")
    return {pk: written(*rest) for pk, *rest in rows}


def written(state: str, clerk: int | None, amendments: int, proposal: int | None, decided: int | None) -> str:
    return f"{state}.{clerk or 0}.{amendments}.{proposal or 0}.{decided or 0}"


def refuse_changed(case: Case, seen: str) -> None:
    if seen != stamp(case):
        raise Changed(f"{case}: {seen}")
