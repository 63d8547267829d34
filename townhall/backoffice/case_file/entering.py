"""Enter an application for somebody at the counter, on the telephone or from paper, through the same pages people fill in."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from townhall.applications.entering import BelongsToSomebody, NotYetArrived, enter, renew_code
from townhall.applications.models import Draft, Way
from townhall.backoffice.access import Desk, for_clerks
from townhall.backoffice.form_fields import Day
from townhall.cases.exchange.enclosing import keep, store
from townhall.cases.exchange.statement_forms import Papers
from townhall.cases.models import Case
from townhall.catalogue.models import ServiceVersion
from townhall.documents.checking import UploadRefused

WAYS = [choice for choice in Way.choices if choice[0]]


class EntryForm(forms.Form):
    """Which service, how the application came in, and when."""

    service = forms.ChoiceField(
        label=_("Which service?"),
        error_messages={"required": _("Choose the service."), "invalid_choice": _("Choose one of the services listed.")},
    )
    way = forms.ChoiceField(
        label=_("How did the application come in?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it came in."), "invalid_choice": _("Choose one of the ways listed.")},
    )
    arrived_on = Day(
        _("Day of receipt"),
        missing=_("Enter the day of receipt."),
        help_text=_("For paper the day of the receipt stamp. Deadlines count from it."),
    )

    def __init__(self, *args, services: dict, **options):
        super().__init__(*args, **options)
        self.fields["service"].choices = [("", _("Choose the service."))] + [  # type: ignore[attr-defined]
            (slug, title.lazy()) for slug, title in services.items()
        ]


class ScanForm(forms.Form):
    """The paper itself, scanned."""

    papers = Papers(label=_("Scanned paper"), help_text=_("At most five files, PDF or picture, at most 10 MB each."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose the service and begin; applications that were begun and not sent are offered again."""
    form = EntryForm(request.POST or None, services=desk.services, initial={"arrived_on": localdate()})
    if form.is_valid():
        said = form.cleaned_data
        version = get_object_or_404(ServiceVersion.objects.current().filter(slug=said["service"]))
        try:
            draft = enter(version, way=said["way"], arrived_on=said["arrived_on"], by=desk.account, at=timezone.now())
        except NotYetArrived as problem:
            form.add_error("arrived_on", str(problem.message))
        else:
            return redirect("portal:draft", slug=version.slug, draft=draft.pk)
    begun = Draft.objects.open().filter(account=None, entered_by=desk.account).select_related("version").order_by("-saved_at")
    context = {"desk": desk, "form": form, "drafts": list(begun[:20])}
    return render(request, "backoffice/entry.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def entered(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """After sending: attach the scanned paper, and hand out the code by which the person follows the case."""
    case = find(desk, number)
    form, code = ScanForm(), ""
    if request.method == "POST" and "code" in request.POST:
        code = new_code(request, case)
    elif request.method == "POST":
        form = ScanForm(request.POST, request.FILES)
        if form.is_valid() and attach(request, case, form):
            return redirect("backoffice:entered", case.number)
    scans = case.enclosures.filter(message=None, consultation=None).select_related("document").order_by("pk")
    context = {"desk": desk, "case": case, "form": form, "code": code, "scans": scans}
    return render(request, "backoffice/entered.html", context, status=422 if form.is_bound else 200)


def new_code(request: HttpRequest, case: Case) -> str:
    try:
        return renew_code(case.application)
    except BelongsToSomebody as problem:
        messages.warning(request, str(problem.message))
        return ""


def attach(request: HttpRequest, case: Case, form: ScanForm) -> bool:
    try:
        keep(case, store(form.cleaned_data["papers"], owner=None, at=timezone.now()))
    except UploadRefused as problem:
        form.add_error("papers", str(problem.message))
        return False
    messages.success(request, _("The scanned paper is in the file."))
    return True


def find(desk: Desk, number: str) -> Case:
    """Return a case that somebody of the town hall has entered."""
    case = desk.find(number)
    get_object_or_404(Draft.objects.exclude(way=Way.ONLINE), pk=case.application.draft_id)
    return case
