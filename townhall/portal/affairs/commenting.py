"""Comment on what the city intends before it decides against somebody: the answer to a hearing (Äußerung zur Anhörung)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.cases.decisions.hearing import HearingOver, comment, latest, under_way
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.portal.access import find_case, person
from townhall.portal.affairs.case_page import moved_on


class CommentForm(forms.Form):
    use_required_attribute = False
    text = forms.CharField(
        label=_("What do you say to it?"),
        help_text=_("Name facts that matter for the decision. You can send documents as a message before."),
        widget=forms.Textarea({"rows": 8, "cols": False}),
        max_length=8000,
        error_messages={"required": _("Write what you have to say, or let the time pass.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show what is intended; POST is the answer to it, after which the city may decide."""
    case = find_case(request, number)
    hearing = under_way(case, on=timezone.localdate())
    if hearing is None and request.method != "POST":
        return too_late(request, case)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or (hearing is not None and not form.is_valid()):
        context = {"case": case, "hearing": hearing, "form": form}
        return render(request, "konto/hearing.html", context, status=422 if form.is_bound else 200)
    try:
        comment(case, text=request.POST.get("text", ""), by=person(request), at=timezone.now())
    except MoveNotAllowed:
        return moved_on(request, case)
    messages.success(request, gettext("Your comment has arrived. We take it into account when we decide."))
    return redirect("portal:case", number=number)


def too_late(request: HttpRequest, case: Case) -> HttpResponse:
    """Lead who comes after the end, perhaps from the letter, to the case and say what is still possible."""
    if latest(case) is None:
        raise Http404
    messages.info(request, str(HearingOver.message))
    return redirect("portal:case", number=case.number)
