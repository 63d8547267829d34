"""What clerks fill in about an objection."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, Offices, ToOffice, Words


class PaperForm(forms.Form):
    """An objection that came on paper or was put on record, with its day of receipt."""

    received_on = Day(
        _("When did it arrive?"),
        missing=_("Enter the day on which it arrived."),
        help_text=_("The day on which it was in the letter box or was put on record; it decides whether it came in time."),
    )
    text = Words(
        _("What it says"),
        rows=6,
        at_most=8000,
    )

    def __init__(self, *args, today: date, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > self.today:
            raise forms.ValidationError(_("Enter a day that is not still to come."))
        return day


class RemedyForm(forms.Form):
    reason = Words(
        _("Why is the objection right?"),
        rows=4,
        at_most=2000,
        missing=_("Write why the objection is right."),
        help_text=_("The applicant reads it. You then decide anew, and the new notice replaces the old one."),
    )


class RulingForm(forms.Form):
    how = forms.ChoiceField(
        label=_("How is it ruled on?"),
        choices=[
            ("unfounded", _("Rejected, because the decision is right")),
            ("inadmissible", _("Rejected as inadmissible, because it came too late")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is ruled on.")},
    )
    reasons = Words(
        _("Reasons"),
        rows=8,
        at_most=10000,
        missing=_("Write the reasons: this decision has to say why (§ 39 VwVfG NRW)."),
        help_text=_("They stand in the ruling. Say what was objected, and why the decision stands nevertheless."),
    )


class TransferForm(ToOffice):
    to = Offices(_("Which authority rules on it?"), missing=_("Choose the office."))
    reason = Words(
        _("Why does another authority rule on it?"),
        rows=3,
        at_most=2000,
        missing=_("Write why another authority rules on it."),
    )
