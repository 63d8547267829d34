"""What was decided in a case, as the citizen sees it: the notice, its parts, the days that count, what can be done against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Case as Choose
from django.db.models import F, Model, Q, When

from townhall.cases.decisions.town_outcomes import outcome_of
from townhall.cases.models import Case, Decision, OperativePart
from townhall.cases.second_looks import objecting
from townhall.catalogue.results import Result
from townhall.lib.text import T
from townhall.notifications import postbox
from townhall.notifications.models import Announcement
from townhall.portal.affairs.account import title_of

M = TypeVar("M", bound=Model)
CORRECTED = When(Q(decision__kind=Decision.Kind.CORRECTION), then="decision__about")


def papers_of(case: Case) -> list[tuple[Any, str]]:
    """Return what was issued in a case, each with its title; `unopened` says that a notice is read by opening its letter."""
    issued = case.certificates.annotate(
        unopened=postbox.unopened("document"), corrects=Choose(CORRECTED), slips=F("decision__corrected")
    ).order_by("pk")
    return [(paper, title_of(paper)) for paper in issued]


def decision_card(case: Case, papers: list[tuple[Any, str]]) -> dict | None:
    """Return what was decided, with the dates that count from it; before the notice is opened, that there is one."""
    if case.decided_at is None:
        return None
    final = case.decisions.filter(status=Decision.Status.FINAL).exclude(kind=Decision.Kind.CORRECTION)
    decision = final.order_by("-number").first()
    if decision is None:
        return None
    decision.case = case
    paper, title = paper_of(decision, papers)
    if paper is None or paper.unopened:
        return {"paper": paper, "title": title, "unopened": paper is not None}
    announced = Announcement.objects.filter(part__decision=decision).select_related("part").order_by("part__number", "pk")
    parts = list(decision.parts.order_by("number"))
    return {
        "paper": paper,
        "title": title,
        "decision": decision,
        "outcome": outcome_of(decision),
        "in_short": [passage for letter in paper.letters.order_by("pk")[:1] for passage in letter.passages],
        "parts": shown_parts(decision, parts, paper.slips or []),
        "announcements": once(announced, "provided_at", "deemed_on", "citation", "remedy_until"),
        "remedies": remedies(parts),
        "takes_objection": any(part.remedy.startswith(objecting.KEY) for part in parts),
    }


def paper_of(decision: Decision, papers: list[tuple[Any, str]]) -> tuple[Any, str]:
    """Return the notice of a decision, in its last correction."""
    mine = [paper for paper in papers if paper[0].decision_id and decision.pk in (paper[0].decision_id, paper[0].corrects)]
    return mine[-1] if mine else (None, "")


@dataclass(frozen=True)
class ShownPart:
    """One operative part in the language of the page, in the words of the notice as it was last corrected."""

    text: str
    granted: bool
    reasons: list[str]


def shown_parts(decision: Decision, parts: list[OperativePart], slips: list[dict[str, str]]) -> list[ShownPart]:
    """Return what was ordered, part by part, each with its own reasons."""

    def right(text: T) -> str:
        words = str(text)
        for slip in slips:
            words = words.replace(slip["wrong"], slip["right"])
        return words

    made = Result.load(decision.content).parts
    return [
        ShownPart(right(T.load(row.text)), part.granted, [right(reason) for reason in part.reasons])
        for row, part in zip(parts, made, strict=False)
    ]


def remedies(parts: list[OperativePart]) -> list[tuple[str, OperativePart]]:
    """Return each remedy with the numbers of the parts it is for; no numbers if it is for all."""
    found = []
    for first in once([part for part in parts if part.remedy_text], "remedy_text"):
        same = [str(part.number) for part in parts if part.remedy_text == first.remedy_text]
        found.append(("" if len(same) == len(parts) else ", ".join(same), first))
    return found


def once(rows: Iterable[M], *facts: str) -> list[M]:
    """Return the first of all rows that agree in these facts: parts of a decision mostly share their dates and remedy."""
    found: dict[str, M] = {}
    for row in rows:
        found.setdefault(repr([getattr(row, fact) for fact in facts]), row)
    return list(found.values())
