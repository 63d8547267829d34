"""The door of the office: clerks find their work list behind it, auditors the journal, editors the texts."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from townhall.accounts.models import Account
from townhall.authorities.models import Role
from townhall.backoffice.desk.lists import show_list

ROOMS = {Role.AUDITOR: "backoffice:journal", Role.EDITOR: "backoffice:texts"}


def enter(request: HttpRequest) -> HttpResponseBase:
    """Show the work list of a clerk; lead who has none to the room of their role."""
    try:
        return show_list(request)
    except Http404:
        if not isinstance(request.user, Account):
            raise
        held = request.user.positions.filter(role__in=ROOMS).order_by("pk").first()
        if held is None:
            raise
        return redirect(ROOMS[Role(held.role)])
