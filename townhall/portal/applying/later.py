"""Interrupting an application: where it goes on, until when it is kept, and an e-mail that says so."""

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from townhall.applications.models import Draft
from townhall.lib.limits import exceeded
from townhall.notifications import drafts
from townhall.portal.access import code_of, find_draft, person

LINKS = 5  # e-mails an hour from one address: nobody sends mail to strangers through us


@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, slug: str, draft: UUID) -> HttpResponse:
    """Say how to come back to a draft (Speichern und später weitermachen); POST sends that by e-mail too."""
    found = find_draft(request, draft)
    if found is None:
        raise Http404
    if request.method == "POST":
        return send_link(request, found)
    return show_later(request, found, LinkForm())


class LinkForm(forms.Form):
    """Where the way back to a draft shall go; who is signed in is not asked."""

    use_required_attribute = False
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Enter your e-mail address."),
            "invalid": gettext_lazy("Enter an e-mail address such as name@example.org."),
        },
    )


def send_link(request: HttpRequest, draft: Draft) -> HttpResponse:
    account = person(request)
    form = LinkForm({"email": account.email} if account else request.POST)
    if not form.is_valid():
        return show_later(request, draft, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if exceeded(request, "draft link", at_most=LINKS, seconds=3600):
        return show_later(request, draft, form, blocked=True, status=HTTPStatus.TOO_MANY_REQUESTS)
    language = (get_language() or "de")[:2]
    drafts.send_link(draft, recipient=form.cleaned_data["email"], language=language, at=timezone.now())
    messages.success(request, _("The e-mail is on its way."))
    return redirect("portal:later", slug=draft.version.slug, draft=draft.pk)


def show_later(request: HttpRequest, draft: Draft, form: LinkForm, *, status: int = HTTPStatus.OK, **more: bool) -> HttpResponse:
    here = reverse("portal:draft", args=[draft.version.slug, draft.pk])
    context = {"draft": draft, "definition": draft.version.definition, "code": code_of(request, draft.pk), "form": form, **more}
    addresses = {"follow_url": reverse("portal:follow"), "draft_url": here}
    context |= {name: request.build_absolute_uri(path) for name, path in addresses.items()}
    return render(request, "wizard/later.html", context, status=status)
