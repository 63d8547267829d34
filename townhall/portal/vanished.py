"""A file that ought to be there and is not: whoever asks for it is told so, wherever they ask."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from townhall.documents.storage import Vanished


class SaysWhatVanished:
    """Answer with a sentence when a stored file cannot be handed out; the log tells those who can bring it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return render(request, "file_vanished.html", status=HTTPStatus.GONE) if isinstance(problem, Vanished) else None
