"""One case as the citizen sees it: where it stands, what to do, what happened, and what they can still change."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.applications.models import Attachment
from townhall.cases import transitions
from townhall.cases.days.deadline_words import sentences
from townhall.cases.decisions.hearing import heard_before, under_way
from townhall.cases.exchange import correspondence
from townhall.cases.exchange.enclosing import store
from townhall.cases.holdings.allotment_words import told
from townhall.cases.holdings.allotments import claims_of
from townhall.cases.models import Case, Hearing, State
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.status import plain
from townhall.cases.timeline import entries
from townhall.documents.checking import UploadRefused
from townhall.notifications.models import Letter
from townhall.portal.access import find_case, person
from townhall.portal.affairs.decision_card import decision_card, papers_of
from townhall.portal.affairs.looks import looks_by_officials
from townhall.portal.applying.summary import summary
from townhall.portal.applying.uploads import documents_of
from townhall.retention import keeping_words


def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show a case of one's own."""
    return show_case(request, find_case(request, number))


def show_case(request: HttpRequest, case: Case, *, status: int = 200, **more: Any) -> HttpResponse:
    papers = papers_of(case)
    context = {
        "case": case,
        "definition": case.application.version.definition,
        **where_it_stands(case),
        **what_to_do(request, case),
        **what_happened(case),
        "papers": papers,
        "decision": decision_card(case, papers),
        **more,
    }
    return render(request, "konto/case.html", context, status=status)


def where_it_stands(case: Case) -> dict[str, Any]:
    """Return the state in plain words, who works on it and until when, and how long it is kept."""
    state, sentence = plain(case)
    language, name = get_language() or "de", case.authority.name
    return {
        "state": state,
        "sentence": sentence,
        "deadlines": sentences(case, language, today=timezone.localdate()),
        "authority": name.get(language[:2], name["de"]),
        "shares": [told(claim) for claim in claims_of(case)] if case.application.version.definition.resource else [],
        "kept": keeping_words.promise(case, language=language, on=timezone.localdate()),
    }


def what_to_do(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return what waits for the person: a question, a hearing, a fee, letters nobody has opened."""
    return {
        "asked": case.information_requests.filter(answered_at=None).first() if case.state == State.INFO_REQUESTED else None,
        "hearing": hearing_of(case),
        "payment": case.payments.order_by("-pk").first() if case.billed is not None else None,
        "bill": case.bill,
        "letters": list(Letter.objects.filter(case=case, account=person(request), first_opened_at=None).order_by("-pk")),
    }


def what_happened(case: Case) -> dict[str, Any]:
    """Return the course of the case, who has looked at it, and what was written and handed in."""
    return {
        "timeline": entries(case, for_citizen=True),
        "looks": looks_by_officials(case),
        "messages_sent": list(correspondence.all_messages(case)),
        "uploads": [a.document for a in Attachment.objects.filter(draft=case.application.draft_id).select_related("document")],
    }


def hearing_of(case: Case) -> Hearing | None:
    """Return what we intend against the person, while they can comment."""
    before = [outcome.id for outcome in heard_before(case)]
    hearing = under_way(case, on=timezone.localdate()) if before else None
    return hearing if hearing and hearing.outcome in before else None


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
