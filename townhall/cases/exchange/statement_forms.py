"""What a body fills in that was asked for its statement, in the town hall or outside, and what messages bring along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Consultation


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class Papers(forms.FileField):
    """Several files at once; the value is a list."""

    def __init__(self, **options):
        attrs = {"accept": "application/pdf,image/*", "multiple": True}
        super().__init__(required=False, widget=ManyFiles(attrs=attrs), **options)

    def clean(self, data, initial=None) -> list:
        return [file for each in data or [] if (file := super(Papers, self).clean(each, initial)) is not None]


class StatementForm(forms.Form):
    """A statement: yes, yes with conditions, no, or nothing to say."""

    answer = forms.ChoiceField(
        label=_("What is the statement?"),
        choices=Consultation.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers."), "invalid_choice": _("Choose one of the answers listed.")},
    )
    text = forms.CharField(
        label=_("Reasons or conditions"),
        help_text=_("It becomes part of the file, and the applicant may read the file."),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 8, "cols": False}),
    )
    signed = forms.CharField(
        label=_("Who speaks for the body?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    papers = Papers(label=_("Documents"), help_text=_("At most five files, PDF or picture, at most 10 MB each."))

    def __init__(self, *args, asks_name: bool, **options):
        super().__init__(*args, **options)
        if not asks_name:
            del self.fields["signed"]

    def clean(self) -> None:
        answer = self.cleaned_data.get("answer")
        if answer in (Consultation.Answer.CONDITIONS, Consultation.Answer.OBJECTS) and not self.cleaned_data.get("text"):
            self.add_error("text", _("Write the conditions, or why you object."))
