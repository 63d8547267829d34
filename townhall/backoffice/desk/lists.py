"""The work lists: what is to be done, by whom, until when."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.desk.list_page import HIDDEN, NARROWED, contents, filter_form
from townhall.backoffice.desk.work_lists import BY_SLUG, most_urgent
from townhall.cases.models import CaseQuerySet
from townhall.cases.transitions import MoveNotAllowed, take


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show_list(request: HttpRequest, desk: Desk, which: str = "meine") -> HttpResponse:
    """Show one work list."""
    if which not in BY_SLUG:
        raise Http404
    if request.method == "POST":
        return hide_words_about_people(request, desk)
    chosen = BY_SLUG[which]
    cases = chosen.pick(desk, timezone.localdate())
    context = {"list": chosen, "empty": chosen.empty, **contents(request, desk, cases, chosen.order, states=which == "alle")}
    return render(request, "backoffice/list.html", context)


def hide_words_about_people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Narrow a list by words about a person: they go into the session, and only the rest into the address."""
    form = filter_form(request, desk, states="status" in request.POST, data=request.POST)
    hidden = {name: words for name, words in form.active.items() if name in form.confidential}
    query = {name: words for name, words in form.active.items() if name not in hidden}
    query |= {name: words for name in ("sortierung",) if (words := request.POST.get(name))}
    request.session[NARROWED] = hidden
    return redirect(f"{request.path}?{urlencode(query | ({HIDDEN: '1'} if hidden else {}))}")


def cases_of(request: HttpRequest, desk: Desk, which: str) -> CaseQuerySet:
    """Return all cases of a work list as the address narrows it down."""
    if which not in BY_SLUG:
        raise Http404
    cases = BY_SLUG[which].pick(desk, timezone.localdate())
    return filter_form(request, desk, states=which == "alle").narrow(cases)


@require_POST
@for_clerks
def take_next(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the most urgent case that nobody works on; if a colleague was quicker, the one after it."""
    for case in most_urgent(desk.cases):
        try:
            take(case, by=desk.account, at=timezone.now())
        except MoveNotAllowed:
            continue
        return redirect("backoffice:case", case.number)
    messages.info(request, _("Every open case is in somebody's hands."))
    return redirect("backoffice:worklist")
