"""What supervisors do about the deletion of closed cases: look, keep longer, hold, hear the archive (Löschung)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.conflicts import show_conflict
from townhall.backoffice.files import sealed_off
from townhall.backoffice.overseeing.retention_forms import HoldForm, KeepForm
from townhall.cases.models import Case
from townhall.cases.moves import MoveNotAllowed
from townhall.retention import archiving, extending, holding
from townhall.retention.keeping_words import explain
from townhall.retention.models import Expiry

SHOWN = 100
LEAVING = (Expiry.State.NOTICED, Expiry.State.BEGUN)


@require_safe
@for_clerks
def show_leaving(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the cases that will be deleted, the next ones first."""
    if not desk.is_supervisor:
        raise Http404
    mine = Expiry.objects.filter(state__in=LEAVING, case__in=Case.objects.supervised_by(desk.account))
    found = mine.select_related("case").order_by("due_on", "pk")[: SHOWN + 1]
    titles = desk.services
    rows = [{"expiry": each, "service": titles.get(each.case.service_slug, each.case.service_slug)} for each in found]
    context = {"leaving": rows[:SHOWN], "more": len(rows) > SHOWN, "desk": desk}
    return render(request, "backoffice/leaving.html", context)


@require_safe
@for_clerks
def show(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Show until when a case is kept, and what can be done about it."""
    return show_keeping(request, desk, find(desk, number))


def show_keeping(request: HttpRequest, desk: Desk, case: Case, *, status: int = 200, **forms: Any) -> HttpResponse:
    context = {
        "case": case,
        "desk": desk,
        "expiry": Expiry.objects.filter(case=case).first(),
        "kept": explain(case, language=get_language() or "de", on=timezone.localdate()),
        "keep_form": KeepForm(),
        "hold_form": HoldForm(),
        "bad_form": next(iter(forms.values()), None),
        **forms,
    }
    return render(request, "backoffice/retention.html", context, status=status)


@require_POST
@for_clerks
def keep_longer(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Keep a case longer than its rule says."""
    case, form = find(desk, number), KeepForm(request.POST)
    if not form.is_valid():
        return show_keeping(request, desk, case, status=422, keep_form=form)
    return carry_out(
        request, case, partial(extending.extend, case, **form.cleaned_data), _("The case is kept for longer."), by=desk
    )


@require_POST
@for_clerks
def put_on_hold(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Keep a case until the hold is released."""
    case, form = find(desk, number), HoldForm(request.POST)
    if not form.is_valid():
        return show_keeping(request, desk, case, status=422, hold_form=form)
    return carry_out(request, case, partial(holding.hold, case, **form.cleaned_data), _("The case is on hold."), by=desk)


@require_POST
@for_clerks
def release(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Let the rule of the service hold again."""
    case = find(desk, number)
    return carry_out(request, case, partial(holding.release, case), _("The hold is released."), by=desk)


@require_POST
@for_clerks
def hear_archive(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """Note what the archive says about a case."""
    case, taken = find(desk, number), request.POST.get("taken") == "yes"
    return carry_out(request, case, partial(archiving.answer, case, taken=taken), _("The answer is noted."), by=desk)


@require_safe
@for_clerks
def save_package(request: HttpRequest, desk: Desk, number: str) -> FileResponse:
    """Hand out a case as a whole, for the archive."""
    case = find(desk, number)
    return sealed_off(archiving.package(case), content_type="application/zip", name=f"{case.number}.zip", save=True)


def find(desk: Desk, number: str) -> Case:
    """Return a case this clerk supervises, also one in deletion."""
    wanted = Case.objects.supervised_by(desk.account).select_related("application__version", "authority")
    if (case := wanted.filter(number=number.upper()).first()) is not None:
        desk.note_look(case, "retention")
        return case
    get_object_or_404(desk.cases, number=number.upper())
    raise PermissionDenied


def carry_out(request: HttpRequest, case: Case, act: Callable, done: str | Promise, *, by: Desk) -> HttpResponse:
    try:
        act(by=by.account, at=timezone.now())
    except MoveNotAllowed as problem:
        return show_conflict(request, case, problem)
    messages.success(request, str(done))
    return redirect("backoffice:retention", case.number)
