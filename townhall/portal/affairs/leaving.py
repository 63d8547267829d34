"""Close the own account: what goes, what stays and why, then one button; afterwards the new codes, once (Konto löschen)."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views import View
from django.views.decorators.http import require_safe

from townhall.accounts.freshness import with_fresh_sign_in
from townhall.accounts.models import Account
from townhall.applications.models import Draft
from townhall.portal.access import person, remember
from townhall.retention.leaving import AlreadyGone, OfAnOfficial, leave, what_stays

SHOWN = "farewell"


@method_decorator([login_required, with_fresh_sign_in], name="get")
class Leaving(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        """Explain what happens when the account is closed."""
        account = person(request)
        assert account is not None
        stays = what_stays(account, language=(get_language() or "de")[:2], on=timezone.localdate())
        drafts = Draft.objects.filter(account=account, submitted_at=None).count()
        return render(request, "konto/leaving.html", {"stays": stays, "drafts": drafts})

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Close it; a second click finds nobody signed in and leads to the same farewell."""
        account = person(request)
        return close(request, account) if account is not None else redirect("portal:farewell")


@with_fresh_sign_in
def close(request: HttpRequest, account: Account) -> HttpResponse:
    try:
        ways = leave(account, at=timezone.now())
    except OfAnOfficial as refusal:
        messages.error(request, str(refusal.message))
        return redirect("portal:own_data")
    except AlreadyGone:
        ways = []
    logout(request)
    request.session[SHOWN] = [[way.number, str(way.title), way.reference, way.code] for way in ways]
    for way in ways:
        remember(request, "cases", way.number)
    return redirect("portal:farewell")


@require_safe
def say_farewell(request: HttpRequest) -> HttpResponse:
    """Say that the account is gone, and how to reach the open cases, for as long as this session lives."""
    response = render(
        request, "konto/farewell.html", {"ways": request.session.get(SHOWN, []), "is_gone": SHOWN in request.session}
    )
    response["Cache-Control"] = "no-store"
    return response
