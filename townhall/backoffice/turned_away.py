"""Somebody sends a form for which they have no right any more: nothing is done, and what they wrote is handed back."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# What forms of the back office call a question that is answered in one's own words, before any number or name in it.
WRITTEN = {
    *("address", "because", "comment", "email", "gap", "message", "name", "note", "outside", "question"),
    *("reason", "reasons", "right", "signed", "text", "unheard", "why", "wrong"),
}


def turn_away(request: HttpRequest, *, status: int) -> HttpResponse:
    """Answer the same whether a case does not exist or is somebody else's, and hand back what was written by hand."""
    return render(request, "backoffice/turned_away.html", {"typed": list(typed(request))}, status=status)


def typed(request: HttpRequest) -> Iterator[str]:
    """Yield the answers to questions for words, and whatever else has several words in it."""
    for name in request.POST:
        question = name.rpartition("-")[2].partition(".")[0]
        for text in request.POST.getlist(name):
            if len(text.split()) > 1 or (question in WRITTEN and text.strip()):
                yield text
