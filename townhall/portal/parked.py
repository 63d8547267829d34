"""What somebody typed on a page whose session had ended: kept in the new session until they are back."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from townhall.applications.models import Draft

LARGEST = 100_000  # characters; a page of the wizard has a few thousand


def session_over(request: HttpRequest, draft: UUID, step: str | None) -> HttpResponse:
    """Keep a post and say how to go on. The answer is the same whether such a draft exists or not."""
    typed = {key: request.POST.getlist(key) for key in request.POST if key != "csrfmiddlewaretoken"}
    kept = request.method == "POST" and sum(len(text) for texts in typed.values() for text in texts) <= LARGEST
    if kept:
        request.session["parked"] = {"draft": str(draft), "step": step, "typed": typed}
    back = {"kept": kept, "files": bool(request.FILES), "next": request.path, "login": reverse("account_login")}
    return render(request, "wizard/session_over.html", back, status=HTTPStatus.FORBIDDEN)


def take(request: HttpRequest, draft: Draft, step: str) -> MultiValueDict | None:
    """Return what was typed on this page when the session had ended."""
    parked = request.session.get("parked")
    if not parked or parked["draft"] != str(draft.pk) or parked["step"] != step:
        return None
    return MultiValueDict(parked["typed"])


def forget(request: HttpRequest, draft: Draft, step: str) -> None:
    if take(request, draft, step) is not None:
        del request.session["parked"]
