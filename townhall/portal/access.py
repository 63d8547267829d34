"""Who is asking, and what this browser may see without an account: the drafts it began and the cases it gave the code for."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from townhall.accounts.models import Account
from townhall.applications.models import Draft
from townhall.cases.models import Case

KEPT = 20  # the newest this many of each kind: a shared terminal is no archive


def person(request: HttpRequest) -> Account | None:
    """Return who is signed in."""
    return request.user if isinstance(request.user, Account) else None


def known(request: HttpRequest, kind: str) -> list[str]:
    """Return the ids (`drafts`) or numbers (`cases`) this browser session has shown to be its own."""
    return request.session.get(kind, [])


def remember(request: HttpRequest, kind: str, id: object) -> None:
    others = [other for other in known(request, kind) if other != str(id)]
    request.session[kind] = [*others, str(id)][-KEPT:]


def keep_code(request: HttpRequest, draft: object, code: str) -> None:
    """Keep the code of a draft until it has been shown on the last page; the database has only its hash."""
    request.session["codes"] = request.session.get("codes", {}) | {str(draft): code}


def code_of(request: HttpRequest, draft: object) -> str:
    return request.session.get("codes", {}).get(str(draft), "")


def forget_code(request: HttpRequest, draft: object) -> None:
    if codes := request.session.get("codes"):
        request.session["codes"] = {id: code for id, code in codes.items() if id != str(draft)}


def find_draft(request: HttpRequest, id: UUID) -> Draft | None:
    """Return a draft of this person or browser; the frozen definition comes from the cache of its digest."""
    mine = Draft.objects.open_to(person(request), known(request, "drafts")).with_offered(on=localdate())
    found = mine.select_related("version").defer("version__data", "version__hooks").filter(pk=id, deleted_at=None)
    return next(iter(found), None)


def find_case(request: HttpRequest, number: str, **facts: Any) -> Case:
    """Return a case of this person, or one this browser gave reference and code for, with `facts` about it; else it does
    not exist."""
    account = person(request)
    cases = (
        Case.objects.annotate(**facts)
        .select_related("application__version", "authority__parent__parent")
        .defer("application__version__data", "application__version__hooks")
    )
    found = cases.visible_to(account).filter(number=number).first() if account is not None else None
    if found is None and number in known(request, "cases"):
        found = cases.kept().filter(number=number).first()
    if found is None:
        raise Http404
    return found
