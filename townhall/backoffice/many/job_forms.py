"""What a clerk says about a job on many cases."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account
from townhall.authorities.models import Authority
from townhall.backoffice.access import staff_of
from townhall.backoffice.form_fields import Ending, Words
from townhall.bulk.columns import CASE, USUAL, answers_of
from townhall.bulk.formats import FormatName
from townhall.bulk.models import Job, Kind
from townhall.cases.models import Case
from townhall.catalogue.by_hand import asking
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.outcomes import Outcome


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(
        queryset=Account.objects.none(),
        label=_("Assign to"),
        empty_label=None,
        error_messages={"required": _("Choose a colleague."), "invalid_choice": _("Choose a colleague of this office.")},
    )

    def __init__(self, data: Any, *, job: Job):
        super().__init__(data, initial=job.parameters)
        offices = Authority.objects.filter(cases__in=cases_of(job)).values_list("path", flat=True).distinct()
        self.fields["to"].queryset = staff_of(offices)  # type: ignore[attr-defined]

    @property
    def parameters(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["to"].pk}


class AlikeForm(forms.Form):
    """One outcome and the same reasons for all cases of one service; the choice names service, version and outcome."""

    end = Ending(
        _("How do you decide?"),
        missing=_("Choose how you decide."),
        help_text=_("Cases of another service or version are left out. Outcomes that need further facts are decided one by one."),
    )
    reasons = Words(
        _("Reasons"),
        rows=8,
        at_most=10000,
        help_text=_("They stand in every letter. Write nothing that concerns only one person."),
    )

    def __init__(self, data: Any, *, job: Job):
        given = job.parameters
        begun = {"end": f"{given['version']}:{given['outcome']}", "reasons": given["reasons"]} if given else {}
        super().__init__(data, initial=begun)
        self.outcomes = dict(outcomes_for(job))
        self.fields["end"].choices = [(key, label) for key, (label, _outcome) in self.outcomes.items()]  # type: ignore[attr-defined]

    def clean(self) -> None:
        _label, outcome = self.outcomes.get(self.cleaned_data.get("end", ""), ("", None))
        if outcome and outcome.needs_reasons and not self.cleaned_data.get("reasons", "").strip():
            self.add_error("reasons", _("Write the reasons: this decision has to say why (§ 39 VwVfG NRW)."))

    @property
    def parameters(self) -> dict[str, Any]:
        version, _colon, outcome = self.cleaned_data["end"].partition(":")
        return {"version": int(version), "outcome": outcome, "reasons": self.cleaned_data["reasons"].strip()}


def outcomes_for(job: Job):
    """Yield every outcome the selected cases can end with that asks a clerk nothing more: key, label and outcome."""
    used = ServiceVersion.objects.filter(application__case__in=cases_of(job)).distinct().order_by("slug", "-number")
    lines = {(version.slug, version.line): version for version in reversed(list(used))}
    for version in lines.values():
        for outcome in version.definition.outcomes:
            if not any(field.required for field in asking(version.definition, outcome).asks):
                yield f"{version.pk}:{outcome.id}", (label(version, outcome, len(lines) > 1), outcome)


def label(version: ServiceVersion, outcome: Outcome, several: bool) -> str:
    return f"{version.definition.title} ({version.label}): {outcome.label}" if several else str(outcome.label)


class ExportForm(forms.Form):
    """Which columns, in which format: facts of the case, and the answers of each service in a list of its own."""

    facts = forms.MultipleChoiceField(
        label=_("Facts of the case"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Tick columns of this list only.")},
    )
    format = forms.ChoiceField(
        label=_("Format"),
        choices=FormatName.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a format."), "invalid_choice": _("Choose a format.")},
    )

    def __init__(self, data: Any, *, job: Job):
        given, self.services = job.parameters, job.parameters["services"]
        chosen = given.get("columns", USUAL)
        super().__init__(data, initial={"facts": chosen, "format": given.get("format", FormatName.XLSX)})
        self.fields["facts"].choices = [(each.id, str(each.label)) for each in CASE]  # type: ignore[attr-defined]
        for slug in self.services:
            self.fields[f"of-{slug}"] = answers_field(slug, chosen)

    @property
    def answers(self) -> list[forms.BoundField]:
        """Return the question for the columns of each service."""
        return [self[f"of-{slug}"] for slug in self.services]

    def clean(self) -> None:
        if not self.errors and not self.columns:
            self.add_error("facts", _("Tick at least one column."))

    @property
    def columns(self) -> list[str]:
        names = ["facts", *(f"of-{slug}" for slug in self.services)]
        return [id for name in names for id in self.cleaned_data.get(name, ())]

    @property
    def parameters(self) -> dict[str, Any]:
        return {"columns": self.columns, "format": self.cleaned_data["format"], "language": (get_language() or "de")[:2]}


def answers_field(slug: str, chosen: Iterable[str]) -> forms.MultipleChoiceField:
    columns = answers_of(slug).values()
    version = ServiceVersion.objects.latest_of(slug)
    return forms.MultipleChoiceField(
        label=gettext("Answers: %(service)s") % {"service": version.definition.title if version else slug},
        choices=[(each.id, str(each.label)) for each in columns],
        initial=[each.id for each in columns if each.id in chosen],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Tick columns of this list only.")},
    )


def cases_of(job: Job):
    return Case.objects.filter(pk__in=job.items.values("case"))


FORMS: dict[str, type[Any]] = {Kind.ASSIGN: AssignForm, Kind.DECIDE: AlikeForm, Kind.EXPORT: ExportForm}
