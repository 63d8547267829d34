"""One case as the citizen sees it: where it stands, what to do, what happened, and what they can still change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Case as Choose
from django.db.models import F, Model, Q, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.applications.models import Attachment
from townhall.cases import correspondence, objecting, transitions
from townhall.cases.allotment_words import told
from townhall.cases.allotments import claims_of
from townhall.cases.deadline_words import explain
from townhall.cases.deadlines import PROCESSING, running
from townhall.cases.enclosing import store
from townhall.cases.hearing import heard_before, latest
from townhall.cases.models import Case, Decision, Hearing, OperativePart, State
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.status import plain
from townhall.cases.timeline import entries
from townhall.cases.town_outcomes import outcome_of
from townhall.catalogue.results import Result
from townhall.documents.checking import UploadRefused
from townhall.lib.text import T
from townhall.notifications import postbox
from townhall.notifications.models import Announcement, Letter
from townhall.portal.access import find_case, person
from townhall.portal.account import title_of
from townhall.portal.looks import looks_by_officials
from townhall.portal.summary import summary
from townhall.portal.uploads import documents_of
from townhall.retention import keeping_words

M = TypeVar("M", bound=Model)
CORRECTED = When(Q(decision__kind=Decision.Kind.CORRECTION), then="decision__about")


def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show a case of one's own."""
    return show_case(request, find_case(request, number))


def show_case(request: HttpRequest, case: Case, *, status: int = 200, **more: Any) -> HttpResponse:
    state, sentence = plain(case)
    papers = papers_of(case)
    definition = case.application.version.definition
    context = {
        "case": case,
        "definition": definition,
        "state": state,
        "sentence": sentence,
        "timeline": entries(case, for_citizen=True),
        "asked": case.information_requests.filter(answered_at=None).first() if case.state == State.INFO_REQUESTED else None,
        "payment": case.payments.order_by("-pk").first() if case.billed is not None else None,
        "bill": case.bill,
        "letters": list(Letter.objects.filter(case=case, account=person(request), first_opened_at=None).order_by("-pk")),
        "decision": decision_card(case, papers),
        "shares": [told(claim) for claim in claims_of(case)] if definition.resource else [],
        "deadline": deadline_sentence(case),
        "hearing": hearing_of(case),
        "kept": keeping_words.promise(case, language=get_language() or "de", on=timezone.localdate()),
        "looks": looks_by_officials(case),
        "messages_sent": list(correspondence.all_messages(case)),
        "papers": papers,
        "uploads": [a.document for a in Attachment.objects.filter(draft=case.application.draft_id).select_related("document")],
        "authority": case.authority.name.get((get_language() or "de")[:2], case.authority.name["de"]),
        **more,
    }
    return render(request, "konto/case.html", context, status=status)


def hearing_of(case: Case) -> Hearing | None:
    """Return what we intend against the person, while they can comment."""
    before = [outcome.id for outcome in heard_before(case)]
    hearing = latest(case) if before else None
    return hearing if hearing and hearing.outcome in before and hearing.due_on >= timezone.localdate() else None


def deadline_sentence(case: Case) -> str:
    """Say until when we decide, how that comes about and what silence means."""
    deadline = running(case, PROCESSING) if case.is_open else None
    return explain(deadline, get_language() or "de") if deadline else ""


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


def answers_of(request: HttpRequest, number: str) -> HttpResponse:
    """Show the application as it stands, with later changes."""
    case = find_case(request, number)
    answers = case.application.answers(today=timezone.localdate())
    sections = summary(answers, documents_of(case.application.draft))
    context = {"case": case, "definition": answers.definition, "sections": sections}
    return render(request, "konto/answers.html", context)


@require_POST
def write(request: HttpRequest, number: str) -> HttpResponse:
    """Send a message to the people who work on the case."""
    case = find_case(request, number)
    text = request.POST.get("text", "")
    at = timezone.now()
    try:
        documents = store(request.FILES.getlist("papers"), owner=person(request), at=at) if text.strip() else ()
        correspondence.write_message(case, text=text, by=person(request), at=at, from_citizen=True, documents=documents)
    except UploadRefused as problem:
        return show_case(request, case, status=422, file_problems=[("id_papers", str(problem.message))], typed=text)
    except correspondence.NothingWritten as problem:
        return show_case(request, case, status=422, problems=[("id_text", str(problem.message))])
    except MoveNotAllowed:
        return moved_on(request, case)
    messages.success(request, _("Your message is on its way."))
    return redirect("portal:case", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Ask once more, then take the application back."""
    case = find_case(request, number)
    if not case.can_be_withdrawn:
        return moved_on(request, case)
    if request.method != "POST":
        return render(request, "konto/withdraw.html", {"case": case, "definition": case.application.version.definition})
    try:
        transitions.withdraw(case, by=person(request), at=timezone.now())
    except MoveNotAllowed:
        return moved_on(request, case)
    messages.success(request, _("You have withdrawn the application."))
    return redirect("portal:case", number=number)


def moved_on(request: HttpRequest, case: Case) -> HttpResponse:
    """Say that the case has changed meanwhile and show where it stands now."""
    case.refresh_from_db()
    return show_case(request, case, status=409, moved=True)
