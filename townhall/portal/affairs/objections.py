"""Object to a decision from its case page, where the law provides for it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.accounts.models import TrustLevel
from townhall.accounts.trust import level_of
from townhall.authorities.legal_register import Register
from townhall.cases.moves import MoveNotAllowed
from townhall.cases.second_looks.objecting import effect_of, object_to, objectionable, open_objection
from townhall.notifications.announcing import objection_until
from townhall.portal import identity
from townhall.portal.access import find_case, person

INSTEAD_OF_A_SIGNATURE = _(
    "An objection needs your signature. Online, the proof of who you are takes its place (section 70 VwGO, section 3a VwVfG). "
    "Without it, object by a signed letter to the office that stands in the notice, or in person at that office."
)


class ObjectionForm(forms.Form):
    use_required_attribute = False
    text = forms.CharField(
        label=_("Why do you object?"),
        help_text=_("You need not give reasons, but they help us. You can send evidence later as a message."),
        widget=forms.Textarea({"rows": 8, "cols": False}),
        max_length=8000,
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Say until when and with what effect one can object; POST does it, for who has proved who they are."""
    case, today = find_case(request, number), timezone.localdate()
    if level_of(request) < TrustLevel.SUBSTANTIAL:
        return identity.ask(request, needed=TrustLevel.SUBSTANTIAL, why=INSTEAD_OF_A_SIGNATURE)
    parts = objectionable(case)
    until = objection_until(parts)
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    context = {"case": case, "form": form, "parts": parts, "until": until, "filed": open_objection(case)}
    if parts:
        context |= {"effect": effect_of(parts, on=today, law=Register()), "is_late": until is not None and today > until}
    if request.method != "POST" or not form.is_valid():
        return render(request, "konto/objection.html", context, status=422 if request.method == "POST" else 200)
    try:
        object_to(case, text=form.cleaned_data["text"], until=until, by=person(request), at=timezone.now())
    except MoveNotAllowed as problem:
        return render(request, "konto/objection.html", context | {"problem": problem.message}, status=409)
    messages.success(request, gettext("Your objection has arrived. A letter in your inbox confirms it."))
    return redirect("portal:case", number=number)
