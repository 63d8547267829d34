"""What clerks fill in to change or undo what has been decided."""

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.forms import box


class CorrectionForm(forms.Form):
    """Which words of a notice are wrong, what is right, and how one can tell."""

    wrong = forms.CharField(
        label=_("Which words are wrong?"),
        help_text=_("Exactly as they stand in the notice."),
        max_length=400,
        error_messages={"required": _("Copy the wrong words from the notice.")},
    )
    right = forms.CharField(
        label=_("What should it say?"),
        help_text=_("It takes the place of the wrong words wherever they stand in the letter."),
        max_length=400,
        error_messages={"required": _("Write what it should say.")},
    )
    reason = forms.CharField(
        label=_("How can one tell that it is a mistake?"),
        help_text=_("It stands in the corrected notice. For example: the application names the dog Rex."),
        widget=box(3),
        max_length=1000,
        error_messages={"required": _("Write how one can tell that it is a mistake.")},
    )


class SecondLookForm(forms.Form):
    """Why a decided case is looked at again, or why its decision stays."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The applicant reads it. Say which facts are new or what was overlooked."),
        widget=box(5),
        max_length=2000,
        error_messages={"required": _("Write the reason.")},
    )
