"""Where payment services tell us that something happened: stored, answered at once, looked into by a worker."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from townhall.payments import noticing

LARGEST = 64 * 1024  # bytes


@csrf_exempt
@require_POST
def receive(request: HttpRequest, provider: str) -> HttpResponse:
    """Take a notice of a payment service. It proves nothing, so it needs no signature: it only makes us ask."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return HttpResponse(status=413)
    try:
        noticing.keep(provider, request.body.decode(), at=timezone.now())
    except (noticing.NotOurs, UnicodeDecodeError):
        return HttpResponse(status=404)
    return HttpResponse(status=204)
