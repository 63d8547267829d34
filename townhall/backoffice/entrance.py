"""The door of the office: clerks find their work list behind it, auditors the journal."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from townhall.accounts.models import Account
from townhall.authorities.models import Role
from townhall.backoffice.lists import show_list


def enter(request: HttpRequest) -> HttpResponseBase:
    """Show the work list of a clerk; lead who has none to the room of their role."""
    try:
        return show_list(request)
    except Http404:
        if isinstance(request.user, Account) and request.user.positions.filter(role=Role.AUDITOR).exists():
            return redirect("backoffice:journal")
        raise
