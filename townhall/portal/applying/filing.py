"""The last pages of the way: check, send, done."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any, cast

from django.db.models import OuterRef, Subquery, UUIDField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townhall.accounts.models import Account, TrustLevel
from townhall.accounts.trust import level_of
from townhall.applications.drafts import DraftChanged
from townhall.applications.following import VersionWithdrawn
from townhall.applications.models import Channel, Draft
from townhall.applications.proving import NotAsProved, proved_paths, take_over
from townhall.applications.submission import TrustTooLow, refused_documents
from townhall.cases.models import Case, State
from townhall.cases.receiving import receive
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import Definition
from townhall.certificates.models import Certificate
from townhall.documents.models import Document
from townhall.lib.text import T
from townhall.portal.access import code_of, find_case, forget_code, person, remember
from townhall.portal.applying.costs import cost_of
from townhall.portal.applying.step_page import changed_pages
from townhall.portal.applying.summary import summary
from townhall.portal.applying.uploads import documents_of

CHECK = "pruefen"


def show_check(
    request: HttpRequest,
    draft: Draft,
    *,
    steps: list[str],
    problem: str = "",
    notice: str = "",
    changed: bool = False,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Show all that will be sent, and what is still to be chosen; `steps` are those that arise."""
    answers = draft.answers(today=timezone.localdate())
    definition = answers.definition
    if draft.entered_by_id is None and (shown := level_of(request)) < definition.trust:
        return step_up(request, draft, needed=definition.trust, shown=shown)
    visible = answers.visible()
    context = {
        "draft": draft,
        "definition": definition,
        "cost": cost_of(answers),
        "sections": summary(visible, cast("Mapping[str, Document]", SimpleLazyObject(lambda: documents_of(draft)))),
        "proved": proved_paths(definition, draft),
        "channel": request.POST.get("channel") or usual_channel(draft, person(request)),
        "changed": changed,
        "notice": notice,
        "changed_pages": changed_pages(draft, steps),
        **mistakes(visible, draft, problem),
        **place(draft, definition, steps),
    }
    return render(request, "wizard/check.html", context, status=status)


def mistakes(visible: Answers, draft: Draft, problem: str) -> dict[str, Any]:
    """Say which documents were refused, each with its page, and what is wrong with the choice of how to be answered."""
    refused = refused_documents(visible, draft.pk).items()
    found = [(f"aendern-{path.partition('/')[0]}", str(text)) for path, texts in refused for text in texts]
    return {
        "problems": [*found, *([("id_channel_0", problem)] if problem else [])],
        "channel_problems": [problem] if problem else [],
    }


def place(draft: Draft, definition: Definition, steps: list[str]) -> dict[str, Any]:
    """Say where the check page stands: behind all steps."""
    total = len(steps) + 1
    return {
        "number": total,
        "total": total,
        "back": reverse("portal:step", args=[definition.slug, draft.pk, steps[-1]]),
        "step_url": reverse("portal:draft", args=[definition.slug, draft.pk]),
    }


def usual_channel(draft: Draft, account: Account | None) -> str:
    """Return what is marked beforehand: what the person prefers, and paper for whoever came to the counter."""
    if draft.entered_by_id is not None:
        return Channel.POST
    return account.delivery if account else ""


def submit(request: HttpRequest, draft: Draft, *, steps: list[str], seen: int) -> HttpResponse:
    """Send the application as it was checked, or raise Incomplete; sending it twice leads to the same case."""
    channel = request.POST.get("channel", "")
    if seen != draft.revision:
        return show_check(request, draft, steps=steps, changed=True, status=HTTPStatus.CONFLICT)
    if channel not in Channel.values:
        choose = _("Choose how you want to receive the answer.")
        return show_check(request, draft, steps=steps, problem=choose, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    send = partial(receive, draft.pk, by=person(request), at=timezone.now(), trust=level_of(request), channel=channel)
    try:
        case = send(language=(get_language() or "de")[:2], version=version_shown(request))
    except TrustTooLow as problem:
        return step_up(request, draft, needed=problem.needed, shown=problem.shown)
    except NotAsProved as problem:
        return put_right(request, draft, problem, steps=steps)
    except (DraftChanged, VersionWithdrawn):
        return show_check(request, draft, steps=steps, changed=True, status=HTTPStatus.CONFLICT)
    return sent(request, draft, case)


def sent(request: HttpRequest, draft: Draft, case: Case) -> HttpResponse:
    """Lead an official back to their desk, and everybody else to what comes next."""
    if draft.entered_by_id is not None:
        return redirect("backoffice:entered", number=case.number)
    if draft.account_id is None:
        remember(request, "cases", case.number)
    return onward(case)


def put_right(request: HttpRequest, draft: Draft, problem: NotAsProved, *, steps: list[str]) -> HttpResponse:
    """Put in what is proved, say so, and let the person check it once more."""
    take_over(draft, problem.proved, seen=draft.revision, at=timezone.now())
    return show_check(request, draft, steps=steps, notice=str(problem.message), status=HTTPStatus.CONFLICT)


def onward(case: Case) -> HttpResponse:
    """Lead to what comes after sending: paying where that comes first, else the confirmation."""
    return redirect("portal:pay" if case.state == State.AWAITING_PAYMENT else "portal:done", number=case.number)


def version_shown(request: HttpRequest) -> int | None:
    """Return the key of the version that the check page showed; what was checked is what is sent."""
    posted = request.POST.get("version", "")
    return int(posted) if posted.isascii() and posted.isdigit() else None


def already_sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Lead every later visit and every second click to the one case."""
    case = Case.objects.only("number", "state").get(application__draft=draft)
    return sent(request, draft, case)


def step_up(request: HttpRequest, draft: Draft, *, needed: int, shown: int) -> HttpResponse:
    """Say which proof of identity is missing and how to show it; the draft waits."""
    here = reverse("portal:step", args=[draft.version.slug, draft.pk, CHECK])
    context = {
        "definition": draft.version.definition,
        "needed": TrustLevel(needed).label,
        "shown": TrustLevel(shown).label,
        "here": here,
    }
    return render(request, "wizard/step_up.html", context, status=HTTPStatus.FORBIDDEN)


def done(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm that the application has arrived (Eingangsbestätigung)."""
    record = Certificate.objects.filter(case=OuterRef("pk"), kind=Certificate.Kind.RECEIPT)
    case: Any = find_case(request, number, receipt=Subquery(record.values("document"), output_field=UUIDField()))
    application = case.application
    code = code_of(request, application.draft_id)
    context = {
        "case": case,
        "application": application,
        "definition": application.version.definition,
        "authority": T.load(case.authority.name),
        "phone": case.authority.inherited("phone"),
        "receipt": case.receipt,
        "bill": case.bill if case.state == State.AWAITING_PAYMENT else None,
        "code": code,
    }
    response = render(request, "wizard/done.html", context)
    if code:
        forget_code(request, application.draft_id)
    return response
