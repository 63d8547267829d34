"""What clerks fill in about letters on paper."""

from collections.abc import Mapping

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, Words
from townhall.notifications.models import PrintBatch


class PostedForm(forms.Form):
    """On which day a batch of letters was handed to the post."""

    posted_on = Day(_("Handed to the post on"), missing=_("Enter the day on which you handed the letters to the post."))

    def __init__(self, data: Mapping[str, str] | None = None, *, batch: PrintBatch):
        super().__init__(data, auto_id=f"id_{batch.pk}_%s", initial={"posted_on": localdate()})
        self.batch = batch


class AddressForm(forms.Form):
    address = Words(
        _("Name and address as on the envelope"),
        rows=4,
        at_most=400,
        missing=_("Write name and address."),
        help_text=_("One line each: name, street and number, postcode and town."),
    )

    def clean_address(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["address"].splitlines() if line.strip()]
        if not 2 < len(lines) < 7:
            raise forms.ValidationError(_("Write at least three lines and at most six: name, street, postcode and town."))
        return "\n".join(lines)
