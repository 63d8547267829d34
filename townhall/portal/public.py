"""Pages for everybody: start, services, search, help and what the law asks for."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from townhall.portal.context import THEMES


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "public/start.html")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    return render(request, "public/start.html")


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "public/start.html")


@require_safe
def situation(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "public/start.html")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    return render(request, "public/start.html")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen appearance for a year; without a choice the device decides."""
    there = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(there if safe else "/")
    if (chosen := request.POST.get("theme", "")) in THEMES:
        response.set_cookie("theme", chosen, max_age=timedelta(days=365), samesite="Lax", httponly=True, secure=settings.SECURE)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html")


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "public/imprint.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html")


@require_safe
def plain_language(request: HttpRequest) -> HttpResponse:
    return render(request, "public/plain_language.html")
