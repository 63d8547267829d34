"""What clerks fill in to decide: what is intended, what is decided, what a colleague should change."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, Ending, TimeToAnswer, Words
from townhall.catalogue.outcomes import Outcome


class HearingForm(TimeToAnswer):
    """What is intended against the person, and until when they can comment."""

    outcome = Ending(_("Which decision do you intend?"), missing=_("Choose what you intend."))
    text = Words(
        _("What do you intend, and why?"),
        rows=6,
        at_most=4000,
        missing=_("Write what you intend and why."),
        help_text=_("The person reads it. Name the facts that matter for the decision."),
    )
    due_on = Day(_("Comment until"), missing=_("Enter the day until which the person can comment."))

    def __init__(self, *args, outcomes: Iterable[Outcome], **options):
        labels = [(outcome.id, outcome.label.lazy()) for outcome in outcomes]
        options.setdefault("initial", {"outcome": labels[0][0]} if len(labels) == 1 else {})
        super().__init__(*args, **options)
        self.fields["outcome"].choices = labels  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """How the case ends, and why."""

    outcome = Ending(_("How do you decide?"), missing=_("Choose how you decide."))
    reasons = Words(
        _("Reasons"),
        rows=8,
        at_most=10000,
        help_text=_("They stand in the letter. Say what the facts are, what the law asks for and what follows from it."),
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
    comment = Words(
        _("What should be different?"),
        rows=4,
        at_most=4000,
        missing=_("Write what your colleague should change."),
        help_text=_("Needed only if you return the proposal. Your colleague reads it, the citizen does not."),
    )
