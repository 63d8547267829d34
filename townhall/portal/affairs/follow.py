"""Follow a case or go on with a draft without an account, by reference and code (Verfolgen)."""

from http import HTTPStatus

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from townhall.applications import drafts
from townhall.cases import receiving
from townhall.portal.access import keep_code, remember

TRIES, MINUTES = 10, 15


class FollowForm(forms.Form):
    use_required_attribute = False
    reference = forms.CharField(
        label=gettext_lazy("Reference"), max_length=40, error_messages={"required": gettext_lazy("Enter the reference.")}
    )
    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=60, error_messages={"required": gettext_lazy("Enter the code.")}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Open what reference and code belong to; wrong pairs are all alike, and only a few may be tried."""
    form = FollowForm(request.POST or None)
    if request.method != "POST":
        return show(request, form)
    if tried_too_often(request):
        return show(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    if form.is_valid():
        if address := opened(request, form.cleaned_data["reference"], form.cleaned_data["code"]):
            return redirect(address)
        count_try(request)
        form.add_error("code", _("Reference and code do not belong together. Check both; capital letters do not matter."))
    return show(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def show(request: HttpRequest, form: FollowForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {"form": form, "minutes": MINUTES, "blocked": status == HTTPStatus.TOO_MANY_REQUESTS}
    return render(request, "wizard/follow.html", context, status=status)


def opened(request: HttpRequest, reference: str, code: str) -> str:
    """Remember what the code opens and return its address."""
    if (case := receiving.find(reference, code)) is not None:
        remember(request, "cases", case.number)
        return reverse("portal:case", args=[case.number])
    draft = drafts.find(reference, code)
    if draft is None or draft.account_id is not None:
        return ""
    remember(request, "drafts", draft.pk)
    keep_code(request, draft.pk, code)
    return wanted(request) or reverse("portal:draft", args=[draft.version.slug, draft.pk])


def wanted(request: HttpRequest) -> str:
    address = request.GET.get("next", "")
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}) else ""


def key_of(request: HttpRequest) -> str:
    return f"follow:{request.META.get('REMOTE_ADDR', '')}"


def tried_too_often(request: HttpRequest) -> bool:
    return cache.get(key_of(request), 0) >= TRIES


def count_try(request: HttpRequest) -> None:
    cache.set(key_of(request), cache.get(key_of(request), 0) + 1, MINUTES * 60)
