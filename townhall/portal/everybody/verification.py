"""Check a certificate: by the code printed on it, by its QR code, or by the file itself (Echtheitsprüfung)."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from townhall.certificates.verification import Verdict, verify_code, verify_pdf
from townhall.lib.limits import exceeded
from townhall.portal.errors import too_many

MEGABYTE = 1024 * 1024


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        help_text=_("It stands below the QR code on the last page. Capital letters and hyphens do not matter."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        error_messages={"required": _("Enter the code of the certificate.")},
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF file"),
        help_text=_("The PDF as you received it, at most 10 MB. We do not keep it."),
        widget=forms.FileInput({"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Choose the PDF you want to check.")},
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                _("Choose a file of at most %(size)d MB."), params={"size": settings.UPLOAD_LIMIT // MEGABYTE}
            )
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for code or file, and say what we know of it."""
    if request.method != "POST":
        return render(request, "public/verify.html", {"code_form": CodeForm(), "file_form": FileForm()})
    if exceeded(request, "verify", at_most=30, seconds=600):
        return too_many(request)
    by_file = "by_file" in request.POST
    form = FileForm(request.POST, request.FILES) if by_file else CodeForm(request.POST)
    if form.is_valid():
        return result(request, verdict_of(form))
    context = {"form": form, "code_form": CodeForm() if by_file else form, "file_form": form if by_file else FileForm()}
    return render(request, "public/verify.html", context, status=422)


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Say what we know of the certificate a QR code belongs to."""
    if exceeded(request, "verify", at_most=30, seconds=600):
        return too_many(request)
    return result(request, verify_code(code, at=timezone.now()))


def verdict_of(form: forms.Form) -> Verdict:
    now = timezone.now()
    if "file" in form.cleaned_data:
        return verify_pdf(form.cleaned_data["file"].read(), at=now)
    return verify_code(form.cleaned_data["code"], at=now)


def result(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    return render(request, "public/verdict.html", {"verdict": verdict, "state": str(verdict.state), "checked_at": timezone.now()})
