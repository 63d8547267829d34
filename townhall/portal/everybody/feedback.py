"""The accessibility statement, and a way to tell us about barriers without an account."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.lib.limits import exceeded
from townhall.portal.errors import too_many


class BarrierForm(forms.Form):
    barrier = forms.CharField(
        label=_("What did not work?"),
        help_text=_("Tell us on which page, and what you use: for example a screen reader or only the keyboard."),
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Describe what did not work.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Only if you would like an answer."),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the statement; take a report of a barrier and send it to the operator."""
    form = BarrierForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if exceeded(request, "barrier", at_most=5, seconds=3600):
            return too_many(request)
        report(form.cleaned_data["barrier"], form.cleaned_data["email"])
        messages.success(request, gettext("Thank you. We have received your report."))
        return redirect("portal:accessibility")
    return render(request, "public/accessibility.html", {"form": form}, status=422 if form.is_bound else 200)


def report(barrier: str, answer_to: str) -> None:
    body = f"{barrier}\n\n{gettext('Answer to')}: {answer_to or gettext('no answer wished')}"
    send_mail(gettext("Report of a barrier"), body, None, [settings.OPERATOR_EMAIL])
