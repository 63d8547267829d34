"""Answers for machines that watch over this one. They tell nothing about anybody."""

from datetime import timedelta

from django.db import DatabaseError, InterfaceError
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from townhall.journal.models import Delivery

PATIENCE = timedelta(seconds=60)


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers and the workers keep up."""
    try:
        late = Delivery.objects.due().filter(run_at__lte=Now() - PATIENCE).exists()
    except (DatabaseError, InterfaceError):
        return JsonResponse({"database": False, "deliveries": None}, status=503)
    return JsonResponse({"database": True, "deliveries": not late}, status=503 if late else 200)
