"""Check a licence plate: is there a permit now, where, until when. Nobody learns whose it is."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.backoffice.access import Desk, for_clerks
from townhall.cases.holdings.checking import check
from townhall.fields.licence_plate import LicencePlate
from townhall.lib.limits import exceeded
from townhall.lib.text import T

PLATE = LicencePlate(T("Kennzeichen", en="Licence plate"), home=settings.CASE_PREFIX)
LOOKS, SECONDS = 100, 600  # more than anybody types along a street, and too few to try out plates


class PlateForm(forms.Form):
    """A plate, however it is typed; it travels in the body, never in an address."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["plate"] = plate = PLATE.form_field()
        plate.label, plate.help_text = _("Licence plate"), _("For example BO-AB 123")
        plate.error_messages["required"] = _("Enter the licence plate.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say whether a plate has a permit today; each look is kept, and nobody may look without end."""
    if not desk.checks_plates:
        raise Http404
    form = PlateForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "desk": desk}
    if form.is_bound and form.is_valid():
        if exceeded(request, "plate", at_most=LOOKS, seconds=SECONDS, who=f"account {desk.account.pk}"):
            return render(request, "429.html", status=429)
        plate = form.cleaned_data["plate"]
        department = str(desk.positions[0].authority)
        permit = check(plate, by=desk.account, at=timezone.now(), department=department)
        context |= {"plate": plate, "permit": permit}
    return render(request, "backoffice/plate.html", context, status=422 if form.errors else 200)
