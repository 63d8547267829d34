"""Streets offered while somebody types an address; whatever they type instead is right as well."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from townhall.authorities.streets import suggestions


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Return the streets somebody may mean, as buttons to stand below the field."""
    return render(request, "forms/suggestions.html", {"streets": suggestions(request.GET.get("q", "")[:128])})
