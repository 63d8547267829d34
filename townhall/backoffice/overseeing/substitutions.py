"""Who works on whose cases while somebody is away (Vertretung)."""

from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from townhall.accounts.models import Account
from townhall.authorities import substituting
from townhall.authorities.models import CASEWORK, Authority, Position, Role, Substitution
from townhall.authorities.reach import own
from townhall.backoffice.access import Desk, for_clerks, staff_of
from townhall.backoffice.form_fields import Day


class SubstitutionForm(forms.Form):
    """Who is away, who works on their cases, on which days."""

    absent = forms.ModelChoiceField(
        queryset=Account.objects.none(),
        label=_("Who is away?"),
        error_messages={"required": _("Choose who is away."), "invalid_choice": _("Choose one of the people listed.")},
    )
    substitute = forms.ModelChoiceField(
        queryset=Account.objects.none(),
        empty_label=_("Choose a colleague."),
        label=_("Who works on the cases meanwhile?"),
        error_messages={"required": _("Choose who stands in."), "invalid_choice": _("Choose one of the people listed.")},
    )

    def __init__(self, *args, desk: Desk, **options):
        options.setdefault("initial", {"absent": desk.account.pk})
        super().__init__(*args, **options)
        self.fields["absent"].queryset = may_be_away(desk)  # type: ignore[attr-defined]
        self.fields["absent"].empty_label = None  # type: ignore[attr-defined]
        self.fields["substitute"].queryset = may_stand_in(desk)  # type: ignore[attr-defined]
        for name, label in (("first_on", _("First day")), ("last_on", _("Last day"))):
            self.fields[name] = Day(label, missing=_("Enter the day."))


def may_be_away(desk: Desk) -> QuerySet[Account]:
    """Return for whom this clerk can name a substitute: for themselves, and for those they supervise."""
    led = [each.authority.path for each in own(desk.positions, desk.account) if each.role == Role.SUPERVISOR]
    held = Position.objects.filter(authority__in=Authority.objects.below(led), role__in=CASEWORK)
    wanted = Q(pk=desk.account.pk) | Q(pk__in=held.values("account"))
    return Account.objects.filter(wanted, is_active=True).order_by("family_name", "given_name")


def may_stand_in(desk: Desk) -> QuerySet[Account]:
    """Return who can be named: colleagues of the office; a supervisor may choose anybody who works on cases."""
    if desk.is_supervisor:
        held = Position.objects.filter(role__in=CASEWORK)
        return Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("family_name", "given_name")
    return staff_of(each.authority.path for each in own(desk.positions, desk.account)).exclude(pk=desk.account.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the substitutions of this clerk and their office; POST names a new one."""
    form = SubstitutionForm(request.POST or None, desk=desk)
    if not form.is_valid():
        return show_page(request, desk, form, status=422 if form.is_bound else 200)
    try:
        substituting.name_substitute(**form.cleaned_data, by=desk.account, at=timezone.now())
    except substituting.NotNamed as problem:
        form.add_error(None, str(problem.message))
        return show_page(request, desk, form, status=422)
    messages.success(request, _("The substitution is set. It ends by itself."))
    return redirect("backoffice:substitutions")


def show_page(request: HttpRequest, desk: Desk, form: SubstitutionForm, *, status: int = 200) -> HttpResponse:
    today: date = timezone.localdate()
    found = Substitution.objects.not_over(on=today).filter(concerns(desk)).select_related("absent", "substitute")
    mine = set(form.fields["absent"].queryset.values_list("pk", flat=True))  # type: ignore[attr-defined]
    rows = [(each, each.first_on <= today, each.absent_id in mine) for each in found.order_by("first_on", "pk")]
    return render(request, "backoffice/substitutions.html", {"rows": rows, "form": form, "desk": desk}, status=status)


def concerns(desk: Desk) -> Q:
    return Q(absent__in=may_be_away(desk)) | Q(substitute=desk.account)


@require_POST
@for_clerks
def end_early(request: HttpRequest, desk: Desk, substitution: int) -> HttpResponse:
    """End a substitution before its last day."""
    found = get_object_or_404(Substitution.objects.filter(absent__in=may_be_away(desk)), pk=substitution)
    substituting.end(found, by=desk.account, at=timezone.now())
    messages.success(request, _("The substitution has ended."))
    return redirect("backoffice:substitutions")
