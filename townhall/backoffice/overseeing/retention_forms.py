"""What supervisors fill in to keep a case from being deleted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, Words


class KeepForm(forms.Form):
    prefix = "keep"
    to = Day(_("Keep until"), missing=_("Enter the day."))
    reason = Words(
        _("Why is it still needed?"),
        rows=3,
        at_most=1000,
        missing=_("Write why the case is still needed."),
        help_text=_("It belongs to the file and is deleted with it."),
    )


class HoldForm(forms.Form):
    prefix = "hold"
    reason = Words(
        _("Why must nothing be deleted?"),
        rows=3,
        at_most=1000,
        missing=_("Write what the case is held for."),
        help_text=_("For example: lawsuit with its file number, inspection of the accounts."),
    )
