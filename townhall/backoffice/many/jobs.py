"""Acting on many cases at once: select, say what, look at the plan, start, follow."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townhall.accounts.freshness import require_fresh_sign_in
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.desk.lists import cases_of
from townhall.backoffice.desk.searching import cases_found
from townhall.backoffice.desk.work_lists import BY_SLUG
from townhall.backoffice.files import to_save
from townhall.backoffice.many.job_forms import FORMS
from townhall.backoffice.many.job_progress import draft_letter, page_of, progress_of
from townhall.bulk import exporting, planning
from townhall.bulk.exporting import FileGone
from townhall.bulk.models import Job, Kind
from townhall.bulk.planning import NotPossible
from townhall.cases.models import CaseQuerySet

SHOWN = 50


@require_POST
@for_clerks
def select(request: HttpRequest, desk: Desk, which: str) -> HttpResponse:
    """Begin a job with the cases that are ticked, or with all of a list as it is filtered."""
    kind = request.POST.get("kind", "")
    if kind not in dict(desk.acts):
        raise Http404
    cases = whole_list(request, desk, which) if "all" in request.POST else ticked(request, desk)
    try:
        job = planning.select(cases, kind=kind, by=desk.account, at=timezone.now())
    except NotPossible as problem:
        messages.error(request, str(problem.message))
        return redirect(f"{list_address(which)}?{request.GET.urlencode()}")
    return redirect("backoffice:job_plan" if job.state == Job.State.SELECTED else "backoffice:job", job.pk)


def list_address(which: str) -> str:
    return reverse("backoffice:list", args=[which]) if which in BY_SLUG else reverse("backoffice:search")


def whole_list(request: HttpRequest, desk: Desk, which: str) -> CaseQuerySet:
    return cases_found(request, desk) if which == "suche" else cases_of(request, desk, which)


def ticked(request: HttpRequest, desk: Desk) -> CaseQuerySet:
    return desk.cases.filter(number__in=request.POST.getlist("case")[: planning.MOST])


@require_safe
@for_clerks
def show_jobs(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the clerk's own jobs, the newest first."""
    jobs = Job.objects.visible_to(desk.account).order_by("-pk")[:SHOWN]
    return render(request, "backoffice/jobs.html", {"jobs": jobs, "desk": desk})


@require_safe
@for_clerks
def show_job(request: HttpRequest, desk: Desk, job: int) -> HttpResponse:
    """Show what a job will do, or how far it is."""
    found = find(desk, job)
    if found.state == Job.State.SELECTED:
        return redirect("backoffice:job_plan", found.pk)
    context = {
        "job": found,
        "desk": desk,
        "has_form": found.kind in FORMS,
        **progress_of(found),
        **page_of(found, desk, request.GET),
    }
    context |= draft_letter(found, desk, at=timezone.now())
    return render(request, "backoffice/job.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def plan(request: HttpRequest, desk: Desk, job: int) -> HttpResponse:
    """Say to whom, how, or which columns; then see the plan."""
    found = find_for(request, desk, job)
    if found.kind not in FORMS:
        return redirect("backoffice:job", found.pk)
    form = FORMS[found.kind](request.POST or None, job=found)
    if not form.is_valid():
        return show_form(request, desk, found, form)
    try:
        planning.plan(found, parameters=form.parameters, by=desk.account, at=timezone.now())
    except NotPossible as problem:
        messages.error(request, str(problem.message))
    return redirect("backoffice:job", found.pk)


def show_form(request: HttpRequest, desk: Desk, job: Job, form: forms.Form) -> HttpResponse:
    context = {"job": job, "desk": desk, "form": form}
    return render(request, "backoffice/job_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_clerks
def confirm(request: HttpRequest, desk: Desk, job: int) -> HttpResponse:
    """Start a job; whoever clicks twice sees it running."""
    found = find_for(request, desk, job)
    try:
        planning.confirm(found, by=desk.account, at=timezone.now())
    except NotPossible as problem:
        messages.info(request, str(problem.message))
    return redirect("backoffice:job", found.pk)


@require_POST
@for_clerks
def stop(request: HttpRequest, desk: Desk, job: int) -> HttpResponse:
    """Stop a job; what is done stays done."""
    planning.stop(find(desk, job), by=desk.account, at=timezone.now())
    return redirect("backoffice:job", job)


@require_safe
@for_clerks
def save_file(request: HttpRequest, desk: Desk, job: int) -> HttpResponseBase:
    """Hand out the file of an export, to be saved."""
    found = find_for(request, desk, job)
    try:
        return to_save(exporting.hand_out(found, by=desk.account, at=timezone.now()))
    except FileGone as problem:
        messages.error(request, str(problem.message))
        return redirect("backoffice:job", found.pk)


def find_for(request: HttpRequest, desk: Desk, job: int) -> Job:
    """Return a job to go on with; data leaves the town hall only with a supervisor who has just signed in."""
    found = find(desk, job)
    if found.kind not in dict(desk.acts):
        raise PermissionDenied
    if found.kind == Kind.EXPORT:
        require_fresh_sign_in(request, at=timezone.now())
    return found


def find(desk: Desk, job: int) -> Job:
    return get_object_or_404(Job.objects.visible_to(desk.account).select_related("file", "by"), pk=job)
