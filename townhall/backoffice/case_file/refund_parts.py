"""State how much of a fee goes back when the application was taken back after work had been done (Teilerstattung)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import box


class PartForm(forms.Form):
    """An amount in euros, and what was done for the rest."""

    use_required_attribute = False
    amount = forms.DecimalField(
        label=_("How much goes back, in euros"),
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "required": _("Enter an amount, for example 67,50."),
            "invalid": _("Enter an amount, for example 67,50."),
            "min_value": _("Enter an amount above nothing."),
            "max_digits": _("Enter an amount below the fee that was paid."),
            "max_whole_digits": _("Enter an amount below the fee that was paid."),
            "max_decimal_places": _("Enter an amount with at most two places after the comma."),
        },
    )
    because = forms.CharField(
        label=_("What work was done?"),
        widget=box(3),
        error_messages={"required": _("Write what work was done.")},
        help_text=_(
            "Nothing is kept if nobody had begun to work. Otherwise § 15 (2) GebG NRW lowers the fee by a quarter or more."
        ),
    )

    def facts(self) -> dict[str, Any]:
        """Return what the verb wants to know."""
        return {"cents": int(self.cleaned_data["amount"] * 100), "because": self.cleaned_data["because"]}
