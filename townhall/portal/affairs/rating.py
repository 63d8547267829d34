"""Ask how it went: two questions that nobody has to answer, kept as strokes on a tally (Rückmeldung)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.figures.models import Question
from townhall.figures.rating import AnsweredAlready, is_open, rate
from townhall.portal.access import find_case

EASE = ((5, _("very easy")), (4, _("easy")), (3, _("so-so")), (2, _("difficult")), (1, _("very difficult")))
CONTENT = ((5, _("very satisfied")), (4, _("satisfied")), (3, _("so-so")), (2, _("dissatisfied")), (1, _("very dissatisfied")))


def scale(label: Any, choices: tuple) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the answers in the list.")},
    )


class RatingForm(forms.Form):
    use_required_attribute = False
    ease = scale(Question.EASE.label, EASE)
    content = scale(Question.CONTENT.label, CONTENT)

    def clean(self) -> dict:
        answers = super().clean() or self.cleaned_data
        if not self.errors and not any(answers.values()):
            raise forms.ValidationError(gettext("Choose an answer to at least one question, or go back to your case."))
        return answers


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Ask about a case, once after it was filed and once after it was decided."""
    case = find_case(request, number)
    form = RatingForm(request.POST if request.method == "POST" else None) if is_open(case) else None
    if request.method == "POST" and (form is None or form.is_valid()):
        answers = {} if form is None else {Question(name): value for name, value in form.cleaned_data.items() if value}
        try:
            rate(case, answers=answers, at=timezone.now())
            messages.success(request, gettext("Thank you. Your answer helps us to do better."))
        except AnsweredAlready as refusal:
            messages.info(request, str(refusal.message))
        return redirect("portal:case", number=number)
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "konto/rating.html", {"case": case, "form": form}, status=status)
