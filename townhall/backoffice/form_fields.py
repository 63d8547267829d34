"""Questions that stand in several forms of the back office."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from townhall.authorities.models import Authority
from townhall.lib.text import T

ANSWER_TIME = timedelta(days=14)


def box(rows: int) -> forms.Textarea:
    """Return a field for several lines of text."""
    return forms.Textarea(attrs={"rows": rows, "cols": False})


class Words(forms.CharField):
    """Several lines of words. They have to be there if there is a sentence for the case that they are missing."""

    def __init__(self, label: Any, *, rows: int, at_most: int | None = None, missing: Any = None, **options: Any):
        required = missing is not None
        errors = {"required": missing} if required else {}
        super().__init__(label=label, widget=box(rows), max_length=at_most, required=required, error_messages=errors, **options)


class Ending(forms.ChoiceField):
    """One of the ways in which a case can end."""

    def __init__(self, label: Any, *, missing: Any, **options: Any):
        errors = {"required": missing, "invalid_choice": _("Choose one of the decisions listed.")}
        super().__init__(label=label, widget=forms.RadioSelect, error_messages=errors, **options)


class Day(forms.DateField):
    """A day of the calendar. It has to be given if there is a sentence for the case that it is missing."""

    def __init__(self, label: Any, *, missing: Any = None, **options: Any):
        super().__init__(
            label=label,
            required=missing is not None,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={"required": missing, "invalid": _("Write the day like this: 31.12.2026.")},
            **options,
        )


class TimeToAnswer(forms.Form):
    """What asks somebody for an answer until a day: the day `due_on` lies ahead, usually two weeks."""

    def __init__(self, *args: Any, today: date, **options: Any):
        super().__init__(*args, **options)
        self.today = today
        self.fields["due_on"].initial = today + ANSWER_TIME

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Choose a day that lies ahead, so that there is time to answer."))
        return due_on


class Offices(forms.ModelChoiceField):
    """Offices by their names in the language of the page; which, says the form.

    One has to be chosen if there is a sentence for the case that it is missing.
    """

    def __init__(self, label: Any, *, missing: Any = None, **options: Any):
        super().__init__(
            queryset=Authority.objects.none(),
            label=label,
            required=missing is not None,
            empty_label=missing or _("none"),
            error_messages={"required": missing, "invalid_choice": _("Choose one of the offices listed.")},
            **options,
        )

    def label_from_instance(self, office: Authority) -> str:
        return str(T.load(office.name))


class ToOffice(forms.Form):
    """What goes on to one of the offices in `to`."""

    def __init__(self, *args: Any, offices: QuerySet[Authority], **options: Any):
        super().__init__(*args, **options)
        self.fields["to"].queryset = offices  # type: ignore[attr-defined]
