"""Ask for a proof of identity where a sign-in with a password does not say enough who somebody is (Identitätsnachweis)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import level_of


def ask(request: HttpRequest, *, needed: int, why: str | Promise) -> HttpResponse:
    """Say which proof is missing, why, and what to do without one; afterwards people come back here."""
    context = {
        "why": why,
        "needed": TrustLevel(needed).label,
        "shown": level_of(request).label,
        "here": request.get_full_path(),
    }
    return render(request, "konto/identity.html", context, status=HTTPStatus.FORBIDDEN)
