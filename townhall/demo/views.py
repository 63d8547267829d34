"""What only the demonstration shows: its people, "try it as", sent mail, an identity provider."""

import time
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townhall.accounts.models import Account
from townhall.cases.models import Case
from townhall.demo.identity import LEVELS, UnknownLevel, identify
from townhall.demo.people import BY_KEY, PASSWORD, PEOPLE
from townhall.demo.second_factor import current_code
from townhall.demo.signing_in import NobodyThere, sign_in_as
from townhall.notifications.models import OutgoingMail

MAILS = 100


@require_safe
def show_people(request: HttpRequest) -> HttpResponse:
    now = time.time()
    people = [(person, current_code(person.secret, at=now) if person.secret else "") for person in PEOPLE]
    return render(request, "demo/people.html", {"people": people, "password": PASSWORD, "cases": Case.objects.count()})


@require_POST
def try_it_as(request: HttpRequest, key: str) -> HttpResponse:
    person = BY_KEY.get(key)
    if person is None:
        raise Http404
    try:
        sign_in_as(person, request)
    except NobodyThere as problem:
        raise Http404 from problem
    return redirect(person.lands_on)


@require_safe
def list_mail(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/mails.html", {"mails": OutgoingMail.objects.order_by("-pk")[:MAILS]})


@require_safe
def show_mail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "demo/mail.html", {"mail": get_object_or_404(OutgoingMail, pk=pk)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prove_identity(request: HttpRequest) -> HttpResponse:
    """Stand in for the federal identity service: the person chooses how far they are proved."""
    back = wanted_page(request)
    if request.method != "POST":
        return render(request, "demo/ident.html", {"levels": LEVELS, "next": back})
    try:
        level = int(request.POST.get("level", ""))
        identify(cast(Account, request.user), level=level, session=request.session, at=timezone.now())
    except (ValueError, UnknownLevel):
        return render(request, "demo/ident.html", {"levels": LEVELS, "next": back, "nothing_chosen": True}, status=422)
    return redirect(back)


def wanted_page(request: HttpRequest) -> str:
    """Return where the person came from, never a page elsewhere."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("portal:account_home")
