"""A person's own data: all of it in a file, after a fresh sign-in (Meine Daten)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from townhall.accounts.freshness import with_fresh_sign_in
from townhall.portal.access import person
from townhall.portal.files import send
from townhall.retention import own_data
from townhall.retention.models import DataExport


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Say what somebody can do with their data; POST asks for the file."""
    account = person(request)
    assert account is not None
    if request.method == "POST":
        own_data.order(account, at=timezone.now())
        messages.success(request, _("We are putting your data together. You receive an e-mail as soon as the file is ready."))
        return redirect("portal:own_data")
    exports = DataExport.objects.filter(account=account).order_by("-pk")[:10]
    return render(request, "konto/own_data.html", {"exports": exports, "now": timezone.now()})


@require_safe
@login_required
@with_fresh_sign_in
def save(request: HttpRequest, export: int) -> HttpResponseBase:
    """Hand out a file with the own data."""
    account = person(request)
    found = DataExport.objects.filter(pk=export, account=account).select_related("file").first()
    if found is None or account is None:
        raise Http404
    try:
        return send(own_data.hand_out(found, by=account, at=timezone.now()))
    except own_data.FileGone as refusal:
        messages.error(request, str(refusal.message))
        return redirect("portal:own_data")
