"""The inbox (Postfach). Opening a letter is an act of the person with a date in law, so it is a button, never a link."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from townhall.notifications import announcing, postbox
from townhall.portal.access import person
from townhall.portal.affairs.account import PAGE, own_letters


@login_required
def show_all(request: HttpRequest) -> HttpResponse:
    """List the letters, newest first, a page at a time."""
    before = request.GET.get("vor", "")
    found = own_letters(request)
    if before.isascii() and before.isdigit():
        found = found.filter(pk__lt=int(before))
    letters = list(found[: PAGE + 1])
    older = letters[PAGE - 1].pk if len(letters) > PAGE else None
    return render(request, "konto/postbox.html", {"letters": letters[:PAGE], "older": older})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, letter: int) -> HttpResponse:
    """Show a letter that has been opened; POST opens it."""
    found = own_letters(request).select_related("case__application__version", "certificate").filter(pk=letter).first()
    if found is None:
        raise Http404
    account = person(request)
    if request.method == "POST" and account is not None:
        postbox.open_letter(found, by=account, at=timezone.now())
        return redirect("portal:letter", letter=letter)
    paper = postbox.enclosed(found) if found.first_opened_at else None
    is_sealed = found.kind == "decision" and not found.first_opened_at  # opening a notice is an act of its own
    facts = {
        "letter": found,
        "paper": paper,
        "in_short": [] if is_sealed else found.passages,
        "ended": announcing.why_ended(found),
    }
    return render(request, "konto/letter.html", facts)
