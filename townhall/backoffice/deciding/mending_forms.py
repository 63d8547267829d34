"""What clerks fill in to change or undo what has been decided."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from townhall.backoffice.form_fields import Day, Words
from townhall.cases.second_looks.undoing import Ground, Wish
from townhall.lib import written
from townhall.lib.text import T

GROUND = T("{title} ({basis})", en="{title} ({basis})")
KEPT, RETURNED = "kept", "returned"


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
    reason = Words(
        _("How can one tell that it is a mistake?"),
        rows=3,
        at_most=1000,
        missing=_("Write how one can tell that it is a mistake."),
        help_text=_("It stands in the corrected notice. For example: the application names the dog Rex."),
    )


class SecondLookForm(forms.Form):
    """Why a decided case is looked at again, or why its decision stays."""

    reason = Words(
        _("Reason"),
        rows=5,
        at_most=2000,
        missing=_("Write the reason."),
        help_text=_("The applicant reads it. Say which facts are new or what was overlooked."),
    )


class UndoingForm(forms.Form):
    """On which ground a decision is taken back, from which day, why, and what becomes of its fee."""

    ground = forms.ChoiceField(
        label=_("On which ground?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the ground."), "invalid_choice": _("Choose one of the grounds listed.")},
    )
    begins = Day(
        _("From which day does the decision count no more?"),
        missing=_("Enter the day."),
        help_text=_("A day before today is possible only where the ground reaches back."),
    )
    reasons = Words(
        _("Reasons"),
        rows=8,
        at_most=10000,
        missing=_("Write the reasons: this decision has to say why (§ 39 VwVfG NRW)."),
        help_text=_("They stand in the letter: the facts, why trust in the notice does not weigh more, and your discretion."),
    )
    unheard = Words(
        _("Why is the person not heard before?"),
        rows=3,
        at_most=1000,
        help_text=_("Only where the law allows it, for example danger in delay. It stands in the letter."),
    )
    fee = forms.ChoiceField(label=_("What becomes of the fee?"), widget=forms.RadioSelect, required=False)

    def __init__(self, data: Mapping[str, str] | None = None, *, grounds: Iterable[Ground], paid: int | None, today: date):
        super().__init__(data, initial={"begins": today, "fee": KEPT})
        self.paid = paid
        choices = [(each.id, GROUND.fill(title=each.title, basis=each.basis).lazy()) for each in grounds]
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]
        amount = written.euro(paid or 0)
        back = T("Sie entfällt, zurück gehen {amount}", en="It ceases, {amount} goes back").fill(amount=amount)
        kept = T("Sie bleibt, wie sie ist", en="It stays as it is")
        self.fields["fee"].choices = [(KEPT, kept.lazy()), (RETURNED, back.lazy())]  # type: ignore[attr-defined]
        if paid is None:
            del self.fields["fee"]

    @property
    def wish(self) -> Wish:
        facts = dict(self.cleaned_data)
        back = self.paid if facts.pop("fee", KEPT) == RETURNED else None
        return Wish(**facts, back=back)
