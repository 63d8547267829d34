"""The door of the office: clerks find their work list behind it, auditors the journal, editors their texts."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from townhall.accounts.models import Account
from townhall.authorities.models import Role
from townhall.backoffice.lists import show_list

ROOMS: dict[str, str] = {Role.AUDITOR: "backoffice:journal", Role.EDITOR: "backoffice:texts"}


def enter(request: HttpRequest) -> HttpResponseBase:
    """Show the work list of a clerk; lead who has none to the room of their role."""
    try:
        return show_list(request)
    except Http404:
        held = request.user.positions.values_list("role", flat=True) if isinstance(request.user, Account) else []
        room = next((ROOMS[role] for role in held if role in ROOMS), None)
        if room is None:
            raise
        return redirect(room)
