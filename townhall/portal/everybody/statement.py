"""A body outside the town hall gives its statement by the link it was sent; it sees the question and what it needs."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from townhall.cases.exchange import consulting
from townhall.cases.exchange.enclosing import store
from townhall.cases.exchange.shared import shared_documents, shared_sections
from townhall.cases.exchange.statement_forms import StatementForm
from townhall.cases.models import Consultation
from townhall.documents.checking import UploadRefused
from townhall.journal.looking import look
from townhall.notifications.inviting import find
from townhall.portal.files import send

LOOKED = "statements-looked"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, and take the answer once."""
    asked = find_asked(request, token)
    form = StatementForm(request.POST or None, request.FILES or None, asks_name=True)
    if not asked.is_open or not form.is_valid():
        return show_question(request, token, asked, form, status=422 if asked.is_open and form.is_bound else 200)
    at = timezone.now()
    try:
        documents = store(form.cleaned_data["papers"], owner=None, at=at)
        said = {name: form.cleaned_data[name] for name in ("answer", "text", "signed")}
        asked = consulting.answer(asked, **said, documents=documents, by=None, at=at)
    except UploadRefused as problem:
        form.add_error("papers", str(problem.message))
        return show_question(request, token, asked, form, status=422)
    except consulting.NotOpen:
        return show_question(request, token, find_asked(request, token), form, status=409)
    return show_question(request, token, find_asked(request, token), form, status=200)


def show_question(request: HttpRequest, token: str, asked: Consultation, form: StatementForm, *, status: int) -> HttpResponse:
    context = {
        "asked": asked,
        "form": form,
        "token": token,
        "sections": shared_sections(asked, get_language() or "de") if asked.is_open else [],
        "documents": list(shared_documents(asked)) if asked.is_open else [],
        "today": timezone.localdate(),
    }
    return render(request, "public/statement.html", context, status=status)


@require_safe
def save_document(request: HttpRequest, token: str, document: UUID) -> FileResponse:
    """Hand out a document that the body needs, while it is asked."""
    asked = find_asked(request, token)
    if not asked.is_open:
        raise Http404
    return send(get_object_or_404(shared_documents(asked), pk=document))


def find_asked(request: HttpRequest, token: str) -> Consultation:
    at = timezone.now()
    asked = find(token, at=at)
    if asked is None:
        raise Http404
    seen = request.session.get(LOOKED, [])
    if asked.pk not in seen:
        look(asked.case, by=None, purpose="statement", at=at, department=asked.name)
        request.session[LOOKED] = [*seen, asked.pk]
    return asked
