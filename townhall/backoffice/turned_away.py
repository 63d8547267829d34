"""Somebody sends a form for which they have no right any more: nothing is done, and what they wrote is handed back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def turn_away(request: HttpRequest, *, status: int) -> HttpResponse:
    """Answer the same whether a case does not exist or is somebody else's; whatever has words in it was written by hand."""
    typed = [text for name in request.POST for text in request.POST.getlist(name) if len(text.split()) > 1]
    return render(request, "backoffice/turned_away.html", {"typed": typed}, status=status)
