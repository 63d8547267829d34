"""What supervisors fill in to keep a case from being deleted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, box


class KeepForm(forms.Form):
    prefix = "keep"
    to = Day(_("Keep until"), missing=_("Enter the day."))
    reason = forms.CharField(
        label=_("Why is it still needed?"),
        help_text=_("It belongs to the file and is deleted with it."),
        widget=box(3),
        max_length=1000,
        error_messages={"required": _("Write why the case is still needed.")},
    )


class HoldForm(forms.Form):
    prefix = "hold"
    reason = forms.CharField(
        label=_("Why must nothing be deleted?"),
        help_text=_("For example: lawsuit with its file number, inspection of the accounts."),
        widget=box(3),
        max_length=1000,
        error_messages={"required": _("Write what the case is held for.")},
    )
