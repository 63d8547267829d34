"""What clerks fill in to write to the citizen and to colleagues."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, TimeToAnswer, Words
from townhall.cases.exchange.statement_forms import Papers
from townhall.catalogue.display import Line, Section


class MessageForm(forms.Form):
    message = Words(
        _("Message to the citizen"),
        rows=4,
        at_most=4000,
        missing=_("Write what you want to say to the citizen."),
        help_text=_("It appears in the inbox. The mail about it has no content."),
    )
    papers = Papers(label=_("Documents"), help_text=_("At most five files, PDF or picture, at most 10 MB each."))


class NoteForm(forms.Form):
    note = Words(
        _("Internal note (only internal)"),
        rows=3,
        at_most=4000,
        missing=_("Write the note first."),
        help_text=_("Only colleagues see it. It belongs to the file, and the file can be inspected on request."),
    )


class RequestForm(TimeToAnswer):
    """What to ask for: exactly these questions are opened again."""

    paths = forms.MultipleChoiceField(
        label=_("Which answers are to be given again or completed?"),
        help_text=_("The citizen can change exactly these."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one answer."),
            "invalid_choice": _("Tick answers of this application only."),
        },
    )
    question = Words(
        _("Your question"),
        rows=5,
        at_most=4000,
        missing=_("Write what the citizen is to send or to explain."),
        help_text=_("Say in plain words what is missing and why you need it."),
    )
    due_on = Day(_("Answer until"), missing=_("Enter the day until which you wait for the answer."))

    def __init__(self, *args, choices: Iterable[tuple[str, str]], **options):
        super().__init__(*args, **options)
        self.fields["paths"].choices = list(choices)  # type: ignore[attr-defined]


def labelled(sections: Iterable[Section]) -> list[tuple[str, str]]:
    """Return path and words of every answer, as choices."""
    return [(line.path, words(section, line)) for section in sections for line in section.lines]


def words(section: Section, line: Line) -> str:
    return f"{line.group or section.title} – {line.label} ({line.shown})"
