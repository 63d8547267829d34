"""A clerk's own exports that come again by themselves (geplante Exporte)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.backoffice.access import Desk, for_clerks
from townhall.bulk import scheduling
from townhall.bulk.models import Every, Job, Kind, Schedule
from townhall.bulk.scheduling import LONGEST, TooManySchedules
from townhall.cases.models import SavedFilter

OFFERED = 20


class Earlier(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        number, format = len(obj.parameters["columns"]), str(obj.parameters["format"]).upper()
        words = gettext("Job %(job)s: %(number)s columns, %(format)s")
        return words % {"job": obj.pk, "number": number, "format": format}


class ScheduleForm(forms.Form):
    use_required_attribute = False
    list = forms.ModelChoiceField(
        SavedFilter.objects.none(),
        label=_("Which cases"),
        empty_label=_("Choose a saved filter."),
        help_text=_("One of your saved filters. It is looked at anew each time."),
        error_messages={"required": _("Choose a saved filter."), "invalid_choice": _("Choose a saved filter.")},
    )
    like = Earlier(
        Job.objects.none(),
        label=_("Columns and format as in"),
        empty_label=_("Choose an earlier export."),
        help_text=_("An export you have made before."),
        error_messages={"required": _("Choose an earlier export."), "invalid_choice": _("Choose an earlier export.")},
    )
    every = forms.ChoiceField(
        label=_("How often"),
        choices=Every.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose how often.")},
    )
    keep_days = forms.IntegerField(
        label=_("Keep each file for how many days"),
        initial=7,
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Enter a number from 1 to 30.")),
    )

    def __init__(self, data: Any, *, desk: Desk):
        super().__init__(data)
        jobs = Job.objects.visible_to(desk.account).filter(kind=Kind.EXPORT, parameters__has_key="columns")
        newest = jobs.order_by("-pk").values("pk")[:OFFERED]
        self.fields["list"].queryset = desk.account.saved_filters.order_by("name")  # type: ignore[attr-defined]
        self.fields["like"].queryset = jobs.filter(pk__in=[row["pk"] for row in newest]).order_by("-pk")  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show_all(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the own scheduled exports with their files; POST adds one. Exports are for supervisors."""
    if not desk.is_supervisor:
        raise Http404
    form = ScheduleForm(request.POST if request.method == "POST" else None, desk=desk)
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        try:
            facts = {"every": asked["every"], "keep_days": asked["keep_days"]}
            scheduling.schedule(asked["list"], asked["like"], **facts, by=desk.account, at=timezone.now())
            messages.success(request, gettext("The export is scheduled."))
        except TooManySchedules as refusal:
            messages.error(request, str(refusal.message))
        return redirect("backoffice:schedules")
    made = Job.objects.visible_to(desk.account).filter(parameters__has_key="schedule").order_by("-pk")[:OFFERED]
    schedules = Schedule.objects.filter(by=desk.account).order_by("pk")
    context = {"form": form, "schedules": schedules, "jobs": made, "now": timezone.now()}
    return render(request, "backoffice/schedules.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_clerks
def delete(request: HttpRequest, desk: Desk, schedule: int) -> HttpResponse:
    """Forget a scheduled export; files made already stay until their day."""
    get_object_or_404(Schedule, pk=schedule, by=desk.account).delete()
    messages.success(request, gettext("The scheduled export is deleted."))
    return redirect("backoffice:schedules")
