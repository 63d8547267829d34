"""Move, insert or remove a paragraph of a letter: what was typed is kept in the draft, then the form comes back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from townhall.authorities.models import Role
from townhall.backoffice.access import Seat, for_roles
from townhall.backoffice.editing.text_forms import TextForm
from townhall.backoffice.editing.texts import find, show_form
from townhall.editorial import drafting
from townhall.editorial.arranging import WHY, NoSuchMove
from townhall.editorial.arranging import arrange as arranged
from townhall.editorial.contents import LetterText


@require_POST
@for_roles(Role.EDITOR)
def arrange(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponse:
    """Put one paragraph elsewhere in the draft, take it out, or make room for a new one below it."""
    text = find(seat, kind, key)
    draft = drafting.draft_of(text)
    content = text.read(draft.content) if draft is not None else drafting.content_of(text)
    if not isinstance(content, LetterText):
        raise Http404
    typed = request.POST.copy()
    typed["why"] = typed.get("why", "").strip() or str(WHY)
    form = TextForm(typed, content=content)
    if not form.is_valid():
        return show_form(request, text, form, status=422)
    what, _colon, place = typed.get("arrange", "").partition(":")
    try:
        made = arranged(content, form.words, what=what, place=int(place) if place.isdecimal() else -1)
        facts = {"why": typed["why"], "by": seat.account, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
        drafting.write(text, content=made, **facts)
    except NoSuchMove as nothing:
        raise Http404 from nothing
    except drafting.DraftChanged as problem:
        form.add_error(None, str(problem.message))
        return show_form(request, text, form, status=409)
    step = {"up": -1, "down": 1, "insert": 1}.get(what, -1)
    return redirect(f"{reverse('backoffice:text_draft', args=[kind, key])}#absatz-{max(0, int(place) + step)}")
