"""The journal for auditors: who did what and when, who looked at what, and whether the chain holds. No contents (Revision)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from townhall.accounts.freshness import with_fresh_sign_in
from townhall.authorities.models import Role
from townhall.backoffice.access import Seat, for_roles
from townhall.backoffice.overseeing.audit_words import PURPOSES, name_of, thing
from townhall.cases.models import Case
from townhall.journal import chain
from townhall.journal.looking import looks_at
from townhall.journal.models import Event
from townhall.journal.recording import record
from townhall.lib.text import T

SIZE = 50
MOST_STREAMS = 2_000  # that one check goes through; verify_journal goes through all of them at night
LONGEST = timedelta(days=31)


class DaysForm(forms.Form):
    """Which days of the journal to verify."""

    first_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args, today: date, **options):
        options.setdefault("initial", {"first_on": today, "last_on": today})
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.error_messages |= {"required": _("Enter the day."), "invalid": _("Write the day like this: 31.12.2026.")}

    def clean(self) -> dict:
        days = super().clean() or {}
        first, last = days.get("first_on"), days.get("last_on")
        if first and last and not timedelta(0) <= last - first < LONGEST:
            self.add_error("last_on", _("Choose at most 31 days, the first one in front."))
        return days


@require_safe
@for_roles(Role.AUDITOR, Role.SUPERVISOR)
def show_journal(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List what happened, the latest first."""
    return show_page(request, seat, DaysForm(today=timezone.localdate()))


def show_page(request: HttpRequest, seat: Seat, form: DaysForm, *, status: int = 200, **facts) -> HttpResponse:
    before, number = request.GET.get("vor", ""), request.GET.get("vorgang", "").strip().upper()
    events = events_for(seat)
    events = events.filter(subject_label=number) if number else events
    events = events.filter(pk__lt=int(before)) if before.isascii() and before.isdigit() else events
    found = list(events.order_by("-pk")[: SIZE + 1])
    rows = in_words(found[:SIZE])
    known = set(seat.cases.filter(number__in={event.subject_label for event, *_ in rows}).values_list("number", flat=True))
    context = {
        "rows": rows,
        "cases": known,
        "number": number,
        "earlier": found[SIZE - 1].pk if len(found) > SIZE else None,
        "form": form,
        "file_form": DaysForm(today=timezone.localdate(), auto_id="auszug_%s"),
        "may_verify": any(each.role == Role.AUDITOR for each in seat.positions),
    }
    return render(request, "backoffice/journal.html", context | facts, status=status)


def in_words(events: Iterable[Event]) -> list[tuple[Event, T, T]]:
    """Say of each entry what happened and to what."""
    return [(event, name_of(event.kind), thing(event.subject_label)) for event in events]


def events_for(seat: Seat) -> QuerySet[Event]:
    """Return the whole journal for who has the role everywhere; otherwise what happened to the cases within reach."""
    if seat.is_everywhere:
        return Event.objects.exclude(subject_label__in=Case.objects.numbers_in_conflict(seat.account))
    return Event.objects.filter(subject_label__in=seat.cases.values("number"))


@require_safe
@for_roles(Role.AUDITOR, Role.SUPERVISOR, Role.CLERK)
def show_case(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Show who did what at one case, who looked at it, and whether its part of the chain holds."""
    case = get_object_or_404(seat.cases, number=number.upper())
    context = {
        "case": case,
        "rows": in_words(Event.objects.of(case)),
        "looks": [(look, PURPOSES.get(look.purpose) or T(look.purpose, en=look.purpose)) for look in looks_at(case)],
        "fault": next(iter(chain.verify_some([f"case:{case.pk}"])), None),
    }
    return render(request, "backoffice/case_audit.html", context)


@require_POST
@for_roles(Role.AUDITOR)
@with_fresh_sign_in
def verify_days(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Verify the chain of everything to which something happened on some days; that somebody did is put on record."""
    form = DaysForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return show_page(request, seat, form, status=422)
    streams = touched(form.cleaned_data["first_on"], form.cleaned_data["last_on"])
    faults = list(chain.verify_some(streams[:MOST_STREAMS]))
    facts = {"first_on": form.cleaned_data["first_on"], "last_on": form.cleaned_data["last_on"], "faults": len(faults)}
    record("journal.checked", seat.account, by=seat.account, at=timezone.now(), streams=len(streams[:MOST_STREAMS]), **facts)
    return show_page(request, seat, form, checked=len(streams[:MOST_STREAMS]), more=len(streams) > MOST_STREAMS, faults=faults)


def within(first: date, last: date) -> Q:
    """Return the condition that an entry is from these days."""
    begins = timezone.make_aware(datetime.combine(first, time.min))
    ends = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    return Q(happened_at__gte=begins, happened_at__lt=ends)


def touched(first: date, last: date) -> list[str]:
    events = Event.objects.filter(within(first, last))
    return list(events.order_by().values_list("stream__name", flat=True).distinct()[: MOST_STREAMS + 1])
