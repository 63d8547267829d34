"""What clerks fill in."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from townhall.authorities.models import Authority
from townhall.cases.statement_forms import Papers
from townhall.catalogue.display import Line, Section
from townhall.catalogue.outcomes import Outcome
from townhall.lib.text import T
from townhall.notifications.models import PrintBatch

ANSWER_TIME = timedelta(days=14)


def box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "cols": False})


class MessageForm(forms.Form):
    message = forms.CharField(
        label=_("Message to the citizen"),
        help_text=_("It appears in the inbox. The mail about it has no content."),
        widget=box(4),
        max_length=4000,
        error_messages={"required": _("Write what you want to say to the citizen.")},
    )
    papers = Papers(label=_("Documents"), help_text=_("At most five files, PDF or picture, at most 10 MB each."))


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Internal note (only internal)"),
        help_text=_("Only colleagues see it. It belongs to the file, and the file can be inspected on request."),
        widget=box(3),
        max_length=4000,
        error_messages={"required": _("Write the note first.")},
    )


class BookingForm(forms.Form):
    """Why a clerk counts a fee as paid."""

    reason = forms.CharField(
        label=_("How do you know that it is paid?"),
        help_text=_("For example: bank statement of 3 March, entry 17. It belongs to the file."),
        widget=box(3),
        max_length=1000,
        error_messages={"required": _("Write how you know of the payment.")},
    )


class ExtensionForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need more time?"),
        help_text=_("The applicant reads it. Say what makes the matter difficult."),
        widget=box(5),
        max_length=2000,
        error_messages={"required": _("Write why you need more time.")},
    )


class Offices(forms.ModelChoiceField):
    """Offices by their names in the language of the page."""

    def label_from_instance(self, office: Authority) -> str:
        return str(T.load(office.name))


class TransferForm(forms.Form):
    """Which office is responsible, and why."""

    to = Offices(
        queryset=Authority.objects.none(),
        empty_label=_("Choose the office."),
        label=_("Which office is responsible?"),
        error_messages={"required": _("Choose the office."), "invalid_choice": _("Choose one of the offices listed.")},
    )
    reason = forms.CharField(
        label=_("Why is another office responsible?"),
        help_text=_("The applicant and your colleagues read it."),
        widget=box(4),
        max_length=2000,
        error_messages={"required": _("Write why another office is responsible.")},
    )

    def __init__(self, *args, offices: QuerySet[Authority], **options):
        super().__init__(*args, **options)
        self.fields["to"].queryset = offices  # type: ignore[attr-defined]


class HearingForm(forms.Form):
    """What is intended against the person, and until when they can comment."""

    outcome = forms.ChoiceField(
        label=_("Which decision do you intend?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you intend."), "invalid_choice": _("Choose one of the decisions listed.")},
    )
    text = forms.CharField(
        label=_("What do you intend, and why?"),
        help_text=_("The person reads it. Name the facts that matter for the decision."),
        widget=box(6),
        max_length=4000,
        error_messages={"required": _("Write what you intend and why.")},
    )
    due_on = forms.DateField(
        label=_("Comment until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Enter the day until which the person can comment."),
            "invalid": _("Write the day like this: 31.12.2026."),
        },
    )

    def __init__(self, *args, outcomes: Iterable[Outcome], today: date, **options):
        labels = [(outcome.id, outcome.label.lazy()) for outcome in outcomes]
        only = {"outcome": labels[0][0]} if len(labels) == 1 else {}
        options.setdefault("initial", {"due_on": today + ANSWER_TIME} | only)
        super().__init__(*args, **options)
        self.fields["outcome"].choices = labels  # type: ignore[attr-defined]
        self.today = today

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Choose a day that lies ahead, so that there is time to answer."))
        return due_on


class RequestForm(forms.Form):
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
    question = forms.CharField(
        label=_("Your question"),
        help_text=_("Say in plain words what is missing and why you need it."),
        widget=box(5),
        max_length=4000,
        error_messages={"required": _("Write what the citizen is to send or to explain.")},
    )
    due_on = forms.DateField(
        label=_("Answer until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Enter the day until which you wait for the answer."),
            "invalid": _("Write the day like this: 31.12.2026."),
        },
    )

    def __init__(self, *args, choices: Iterable[tuple[str, str]], today: date, **options):
        options.setdefault("initial", {"due_on": today + ANSWER_TIME})
        super().__init__(*args, **options)
        self.fields["paths"].choices = list(choices)  # type: ignore[attr-defined]
        self.today = today

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Choose a day that lies ahead, so that there is time to answer."))
        return due_on


class ResubmissionForm(forms.Form):
    """When a case is to come back to the desk, and why."""

    due_on = forms.DateField(
        label=_("On which day is the case to come back?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Enter the day on which the case is to come back."),
            "invalid": _("Write the day like this: 31.12.2026."),
        },
    )
    reason = forms.CharField(
        label=_("What is to be done then?"),
        help_text=_("Only colleagues see it. It belongs to the file, and the file can be inspected on request."),
        widget=box(3),
        max_length=1000,
        error_messages={"required": _("Write what is to be done on that day.")},
    )

    def __init__(self, *args, today: date, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return due_on


class PostedForm(forms.Form):
    """On which day a batch of letters was handed to the post."""

    posted_on = forms.DateField(
        label=_("Handed to the post on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Enter the day on which you handed the letters to the post."),
            "invalid": _("Write the day like this: 31.12.2026."),
        },
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, batch: PrintBatch):
        super().__init__(data, auto_id=f"id_{batch.pk}_%s", initial={"posted_on": localdate()})
        self.batch = batch


class AddressForm(forms.Form):
    address = forms.CharField(
        label=_("Name and address as on the envelope"),
        help_text=_("One line each: name, street and number, postcode and town."),
        widget=box(4),
        max_length=400,
        error_messages={"required": _("Write name and address.")},
    )

    def clean_address(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["address"].splitlines() if line.strip()]
        if not 2 < len(lines) < 7:
            raise forms.ValidationError(_("Write at least three lines and at most six: name, street, postcode and town."))
        return "\n".join(lines)


class DecisionForm(forms.Form):
    """How the case ends, and why."""

    outcome = forms.ChoiceField(
        label=_("How do you decide?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how you decide."),
            "invalid_choice": _("Choose one of the decisions listed."),
        },
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("They stand in the letter. Say what the facts are, what the law asks for and what follows from it."),
        widget=box(8),
        max_length=10000,
        required=False,
    )

    def __init__(self, *args, outcomes: Iterable[Outcome], **options):
        super().__init__(*args, **options)
        self.has_blocks = any(name.startswith("reason-use.") for name in self.data)  # building blocks give reasons, too
        self.outcomes = {outcome.id: outcome for outcome in outcomes}
        labels = [(outcome.id, outcome.label.lazy()) for outcome in self.outcomes.values()]
        self.fields["outcome"].choices = labels  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Outcome:
        return self.outcomes[self.cleaned_data["outcome"]]

    @property
    def selected(self) -> Outcome | None:
        """Return the outcome that is marked on the page, if any."""
        [only, *others] = self.outcomes.values()
        return self.outcomes.get(str(self["outcome"].value() or "")) or (None if others else only)

    def clean(self) -> None:
        outcome = self.outcomes.get(self.cleaned_data.get("outcome", ""))
        if outcome and outcome.needs_reasons and not (self.has_blocks or self.cleaned_data.get("reasons", "").strip()):
            self.add_error("reasons", _("Write the reasons: this decision has to say why (§ 39 VwVfG NRW)."))


class ReturnForm(forms.Form):
    comment = forms.CharField(
        label=_("What should be different?"),
        help_text=_("Needed only if you return the proposal. Your colleague reads it, the citizen does not."),
        widget=box(4),
        max_length=4000,
        error_messages={"required": _("Write what your colleague should change.")},
    )


def labelled(sections: Iterable[Section]) -> list[tuple[str, str]]:
    """Return path and words of every answer, as choices."""
    return [(line.path, words(section, line)) for section in sections for line in section.lines]


def words(section: Section, line: Line) -> str:
    return f"{line.group or section.title} – {line.label} ({line.shown})"
