"""Any two versions of a text side by side, word by word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from townhall.authorities.models import Role
from townhall.backoffice.access import Seat, for_roles
from townhall.backoffice.editing.text_lists import changes
from townhall.backoffice.editing.texts import find
from townhall.editorial import drafting
from townhall.editorial.contents import Content, Text
from townhall.editorial.models import TextVersion

DRAFT = "entwurf"


@require_safe
@for_roles(Role.EDITOR)
def show(request: HttpRequest, seat: Seat, kind: str, key: str) -> HttpResponse:
    """Show what is different between two versions; without a choice, between the last two there are."""
    text = find(seat, kind, key)
    there = versions(text)
    names = list(there)
    old, new = request.GET.get("von", ""), request.GET.get("bis", "")
    old = old if old in there else names[max(0, len(names) - 2)]
    new = new if new in there else names[-1]
    context = {"text": text, "names": names, "old": old, "new": new, "changes": list(changes(there[old], there[new]))}
    return render(request, "backoffice/text_comparison.html", context)


def versions(text: Text) -> dict[str, Content | None]:
    """Return all there is of a text by name, the oldest first: what the town hall came with, the versions, the draft."""
    rows = TextVersion.objects.filter(kind=text.kind, key=text.key).order_by("number")
    found: dict[str, Content | None] = {"0": text.shipped} | {str(row.number): text.read(row.content) for row in rows}
    draft = drafting.draft_of(text)
    return found | ({DRAFT: text.read(draft.content)} if draft is not None else {})
