"""What other programs received of this supervisor's cases, what they said, and sending it once more (Übergaben)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.desk.filters import Day, span
from townhall.handover.models import Destination, Handover, HandoverQuerySet, Stray
from townhall.handover.sending import UnderWay, replay, replay_all

SHOWN = 100


class PeriodForm(forms.Form):
    """Which destination, and the days on which the cases were ordered to go there."""

    use_required_attribute = False
    destination = forms.ModelChoiceField(
        Destination.objects.order_by("name"),
        label=_("Program"),
        empty_label=_("Choose a program."),
        error_messages={"required": _("Choose a program."), "invalid_choice": _("Choose a program.")},
    )
    von = Day(_("Handed over from"))
    bis = Day(_("Handed over until"))

    def __init__(self, data: Any = None):
        super().__init__(data)
        for name in ("von", "bis"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = gettext("Enter the day.")


@require_safe
@for_clerks
def show_all(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List what needs somebody, or everything; the newest first."""
    return show(request, desk, PeriodForm())


def show(request: HttpRequest, desk: Desk, form: PeriodForm, *, status: int = 200) -> HttpResponse:
    everything = "alle" in request.GET
    found, at = own(desk), timezone.now()
    if not everything:
        found = found.filter(pk__in=[*ids(found.refused()), *ids(found.unanswered(at=at))])
    context = {
        "form": form,
        "everything": everything,
        "late": set(ids(found.unanswered(at=at))),
        "handovers": list(found.select_related("case", "destination").order_by("-pk")[:SHOWN]),
        "strays": list(Stray.objects.select_related("destination").order_by("-pk")[:20]),
    }
    return render(request, "backoffice/handovers.html", context, status=status)


@require_POST
@for_clerks
def send_again(request: HttpRequest, desk: Desk, handover: int) -> HttpResponse:
    """Hand one case over once more."""
    found = get_object_or_404(own(desk), pk=handover)
    try:
        replay(found, by=desk.account, at=timezone.now())
        messages.success(request, gettext("The case is handed over once more, under the same key."))
    except UnderWay as refusal:
        messages.error(request, str(refusal.message))
    return redirect("backoffice:handovers")


@require_POST
@for_clerks
def send_period_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Hand over once more all that went to a program within some days."""
    form, mine = PeriodForm(request.POST), own(desk)
    if not form.is_valid():
        return show(request, desk, form, status=422)
    asked = form.cleaned_data
    found = mine.filter(destination=asked["destination"], **span("ordered_at", asked["von"], asked["bis"]))
    number = replay_all(found, by=desk.account, at=timezone.now())
    words = ngettext("%(number)s case is handed over once more.", "%(number)s cases are handed over once more.", number)
    messages.success(request, words % {"number": number})
    return redirect("backoffice:handovers")


def own(desk: Desk) -> HandoverQuerySet:
    """Return what was handed over of the cases of this supervisor's offices."""
    if not desk.is_supervisor:
        raise PermissionDenied
    return Handover.objects.filter(case__in=desk.cases)


def ids(found: HandoverQuerySet) -> list[int]:
    return list(found.values_list("pk", flat=True)[:SHOWN])
