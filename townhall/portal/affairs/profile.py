"""Own data: what somebody says about themselves, what is proved, and how they want to receive notices (Profil)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from townhall.accounts.models import Account
from townhall.accounts.profiles import change_profile
from townhall.accounts.trust import level_of
from townhall.applications.models import Channel
from townhall.fields.date import Date
from townhall.lib.text import T
from townhall.portal.access import person


def line(label: Any, token: str, longest: int) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": token, "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget)


class ProfileForm(forms.Form):
    use_required_attribute = False
    given_name = line(gettext_lazy("Given name"), "given-name", 128)
    family_name = line(gettext_lazy("Family name"), "family-name", 128)
    born = Date(T("Geburtsdatum", en="Date of birth"), past=True, required=False, autocomplete="bday").form_field()
    street = line(gettext_lazy("Street"), "address-line1", 128)
    house_number = line(gettext_lazy("House number"), "off", 20)
    postcode = line(gettext_lazy("Postcode"), "postal-code", 20)
    city = line(gettext_lazy("Town or city"), "address-level2", 128)
    phone = line(gettext_lazy("Telephone"), "tel", 40)
    delivery = forms.ChoiceField(
        label=gettext_lazy("How do you want to receive notices?"),
        required=False,
        choices=[("", gettext_lazy("Ask me each time")), *Channel.choices],
        widget=forms.RadioSelect,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    account = person(request)
    assert account is not None
    form = ProfileForm(request.POST or None, initial=facts_of(account))
    form.fields["born"].label = gettext_lazy("Date of birth")
    if request.method == "POST" and form.is_valid():
        change_profile(account, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your data is saved."))
        return redirect("portal:profile")
    context = {"form": form, "proofs": list(account.proofs.order_by("-proved_at")), "level": level_of(request)}
    return render(request, "konto/profile.html", context, status=422 if form.is_bound else 200)


def facts_of(account: Account) -> dict[str, Any]:
    facts = {name: getattr(account, name) for name in ProfileForm.base_fields if name != "born"}
    return facts | {"born": f"{account.born:%d.%m.%Y}" if account.born else ""}
