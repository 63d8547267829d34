"""What a person sees of their own affairs (Mein Konto)."""

from django.http import HttpRequest, HttpResponse


def soon(request: HttpRequest, **_place) -> HttpResponse:
    return HttpResponse(status=501)
