"""Filters a clerk keeps: made from the list as it is shown, opened with a link, deleted with a button."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.desk.list_page import filter_form
from townhall.backoffice.desk.work_lists import BY_SLUG
from townhall.cases.search import saved_filters
from townhall.cases.search.saved_filters import NotKept


@require_POST
@for_clerks
def keep(request: HttpRequest, desk: Desk, which: str) -> HttpResponse:
    """Keep how the list in the address is narrowed down; words about people are not kept."""
    if which not in BY_SLUG:
        raise Http404
    form = filter_form(request, desk, states=which == "alle")
    query = {name: words for name, words in form.active.items() if name not in form.confidential}
    if order := request.GET.get("sortierung"):
        query["sortierung"] = order
    try:
        saved_filters.keep(request.POST.get("name", ""), work_list=which, query=query, by=desk.account)
        messages.success(request, _("The filter is kept."))
    except NotKept as problem:
        messages.error(request, str(problem.message))
    return redirect(address(which, query))


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show_or_delete(request: HttpRequest, desk: Desk, filter: int) -> HttpResponse:
    """Open the list as it was kept; the button beside it forgets it."""
    found = get_object_or_404(desk.account.saved_filters, pk=filter)
    if request.method == "POST":
        found.delete()
        messages.success(request, _("The filter is deleted."))
        return redirect("backoffice:list", found.work_list)
    return redirect(address(found.work_list, found.query))


def address(which: str, query: dict[str, str]) -> str:
    return f"{reverse('backoffice:list', args=[which])}?{urlencode(query)}"
