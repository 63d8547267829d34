"""What only the demonstration shows: its people, "try it as", sent mail."""

import time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from townhall.demo.people import BY_KEY, PASSWORD, PEOPLE
from townhall.demo.second_factor import current_code
from townhall.demo.signing_in import NobodyThere, sign_in_as
from townhall.notifications.models import OutgoingMail

MAILS = 100


@require_safe
def show_people(request: HttpRequest) -> HttpResponse:
    now = time.time()
    people = [(person, current_code(person.secret, at=now) if person.secret else "") for person in PEOPLE]
    return render(request, "demo/people.html", {"people": people, "password": PASSWORD})


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
