"""Letters, building blocks and the frame of all letters: read, change, try, publish by a second person (Textredaktion)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townhall.authorities.legal_register import NotChecked, NotInRegister
from townhall.authorities.models import Role
from townhall.backoffice.access import Seat, for_roles
from townhall.backoffice.editing.text_forms import TextForm
from townhall.backoffice.editing.text_lists import everything, history, new_blocks
from townhall.backoffice.files import to_save
from townhall.certificates.text_previews import NO_SAMPLE, NothingToShowItOn, letter_of
from townhall.editorial import drafting
from townhall.editorial.checking import known_in, problems
from townhall.editorial.contents import Content, NoSuchText, Text
from townhall.editorial.models import TextVersion
from townhall.editorial.permissions import may_edit, paths
from townhall.editorial.phrases import Phrases
from townhall.lib.text import T
from townhall.notifications.samples import NOTICES, message_of

NO_LAW = T(
    "Der Text nennt etwas, das im Rechtsstand fehlt oder nicht geprüft ist. Die Liste sagt, was.",
    en="The text names something that the legal register lacks or nobody has checked. The list says what.",
)


@require_safe
@for_roles(Role.EDITOR)
def show_all(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the texts this person looks after, with the version in use and whether somebody is changing them."""
    found = everything(seat.positions)
    if not found:
        raise Http404
    return render(request, "backoffice/texts.html", {"groups": found, "new_blocks": new_blocks(seat.positions)})


def find(seat: Seat, kind: str, key: str) -> Text:
    """Return a text this person looks after; every other is hidden."""
    try:
        text = Text(kind, key)
    except NoSuchText as nothing:
        raise Http404 from nothing
    if not may_edit(seat.positions, text, paths()):
        raise Http404
    return text


@require_safe
@for_roles(Role.EDITOR)
def show(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponse:
    """Show a text: its versions with what each changed, and the draft of the next one with what is still to be mended."""
    return show_text(request, seat, find(seat, kind, key))


def show_text(request: HttpRequest, seat: Seat, text: Text, status: int = 200, **facts: Any) -> HttpResponse:
    draft = drafting.draft_of(text)
    content = text.read(draft.content) if draft is not None else drafting.content_of(text)
    context = {"text": text, "draft": draft, "versions": history(text, draft), **facts}
    if content is not None:
        context |= on_trial(text, content)
    if draft is not None and content is not None:
        writers = list(draft.writers.order_by("pk"))
        context |= {"problems": problems(text, content), "writers": writers, "is_own": seat.account in writers}
    return render(request, "backoffice/text.html", context, status=status)


def on_trial(text: Text, content: Content) -> dict[str, Any]:
    """Return the sentences filled with examples, and the letter this text would give for a sample application or why none."""
    said: dict[str, Any] = {}
    try:
        if isinstance(content, Phrases):
            said["message"] = message_of(text, content, at=timezone.now())
        if said and not text.key.startswith(NOTICES):
            return said
        html = letter_of(text, content, at=timezone.now(), language="en")
    except NothingToShowItOn:
        return said | {"no_letter": NO_SAMPLE}
    except (NotInRegister, NotChecked):
        return said | {"no_letter": NO_LAW}
    return said | {"letter": mark_safe(html)}  # noqa: S308 - rendered by the template of the notice, which escapes


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.EDITOR)
def write(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponse:
    """Change a text in a draft; nothing of it is used before somebody else publishes it."""
    text = find(seat, kind, key)
    draft = drafting.draft_of(text)
    content = text.read(draft.content) if draft is not None else drafting.content_of(text)
    if content is None:
        raise Http404
    begin = {"seen": draft.revision, "why": draft.why} if draft is not None else {"seen": 0}
    form = TextForm(request.POST or None, content=content, initial=begin)
    if not form.is_valid():
        return show_form(request, text, form, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    try:
        drafting.write(text, content=form.changed, why=said["why"], by=seat.account, at=timezone.now(), seen=said["seen"])
    except drafting.DraftChanged as problem:
        form.add_error(None, str(problem.message))
        return show_form(request, text, form, status=409)
    messages.success(request, _("The draft is saved. Somebody else can publish it."))
    return redirect("backoffice:text", kind, key)


def show_form(request: HttpRequest, text: Text, form: TextForm, status: int) -> HttpResponse:
    context = {"text": text, "form": form, "known": known_in(text)}
    return render(request, "backoffice/text_form.html", context, status=status)


@require_POST
@for_roles(Role.EDITOR)
def publish(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponse:
    """Publish the draft of a colleague as the next version."""
    text = find(seat, kind, key)
    try:
        version = drafting.publish(text, by=seat.account, at=timezone.now(), seen=revision(request))
    except (drafting.OwnText, drafting.DraftChanged, drafting.NotReady) as problem:
        status = 403 if isinstance(problem, drafting.OwnText) else 409
        return show_text(request, seat, text, status=status, refused=problem.message)
    messages.success(request, _("Version %(number)s is in use.") % {"number": version.number})
    return redirect("backoffice:text", kind, key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.EDITOR)
def paper(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponseBase:
    """Hand out the draft as PDF for a sample application; POST lets a worker print it."""
    text = find(seat, kind, key)
    draft = drafting.draft_of(text)
    if request.method != "POST":
        if draft is None or draft.paper is None:
            raise Http404
        return to_save(draft.paper)
    try:
        drafting.order_paper(text, by=seat.account, at=timezone.now(), seen=revision(request))
    except drafting.DraftChanged as problem:
        return show_text(request, seat, text, status=409, refused=problem.message)
    messages.success(request, _("The PDF is being made. You find it here in a minute."))
    return redirect("backoffice:text", kind, key)


@require_POST
@for_roles(Role.EDITOR)
def discard(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponse:
    """Throw the draft away."""
    text = find(seat, kind, key)
    try:
        drafting.discard(text, seen=revision(request))
    except drafting.DraftChanged as problem:
        return show_text(request, seat, text, status=409, refused=problem.message)
    messages.success(request, _("The draft is gone. The version in use stays."))
    return redirect("backoffice:text", kind, key)


@require_POST
@for_roles(Role.EDITOR)
def take_up(request: HttpRequest, seat: Seat, kind: str, key: str, version: int) -> HttpResponse:
    """Make a draft of an older version, to be published as a new one."""
    text = find(seat, kind, key)
    try:
        drafting.take_up(text, version, by=seat.account, at=timezone.now())
    except (drafting.DraftChanged, TextVersion.DoesNotExist) as nothing:
        raise Http404 from nothing
    messages.success(request, _("The older version is the draft now. Somebody else can publish it."))
    return redirect("backoffice:text", kind, key)


def revision(request: HttpRequest) -> int:
    said = request.POST.get("seen", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
