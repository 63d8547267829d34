"""A question on a page: Django's bound field, with what a template wants to know from the definition."""

from typing import TYPE_CHECKING, Any

from django.forms.boundfield import BoundField
from django.utils.translation import get_language

from townhall.applications.proving import PROVED
from townhall.fields.base import Field
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.applications.forms import StepForm


class Question(BoundField):
    """`form["dogs/0/name"]` with `kind`: text, textarea, number, radio, select, checkboxes, date3, period, file or declaration.

    `only_if` is the sentence that stands in for JavaScript, `why` the reason we ask, `anchor` the id of the first control
    (for the list of errors), `parts` the three inputs of a date3, `ends` label and three inputs of both days of a period,
    `source` says where an answer was filled in from, as long as it is that answer; `is_locked` that it is proved: it is shown
    as text (`shown`) and not asked.
    """

    form: "StepForm"

    def __init__(self, form: "StepForm", made: Any, name: str):
        super().__init__(form, made, name)
        self.asked: Field = made.question
        self.kind = "date3" if self.asked.draws == "date" else self.asked.draws
        self.only_if, self.optional, self.width = made.only_if, not self.asked.required, self.asked.width
        self.why, self.unit = self.asked.why or "", getattr(self.asked, "unit", None) or ""
        self.suggests = getattr(self.asked, "suggests", "")
        self.autocomplete = made.widget.attrs.get("autocomplete", "")

    @property
    def source(self) -> T | str:
        found = self.form.source_of(self.name)
        return "" if found is None else PROVED if self.is_locked else found.sentence

    @property
    def is_locked(self) -> bool:
        return self.name in self.form.locked

    @property
    def shown(self) -> str:
        """Return the answer as text."""
        value = self.asked.typed(self.form.stored(self.name))
        return self.asked.display(value, "en" if (get_language() or "de").startswith("en") else "de") if value is not None else ""

    @property
    def anchor(self) -> str:
        several = self.kind in ("radio", "checkboxes")
        return f"{self.auto_id}_0" if several else self.id_for_label or self.auto_id

    @property
    def parts(self) -> list[dict[str, Any]] | None:
        """Return the three inputs of a date: name, id, label, value, width, autocomplete."""
        return self.inside("parts")

    @property
    def ends(self) -> list[tuple[str, list[dict[str, Any]]]] | None:
        return self.inside("ends")

    @property
    def place(self) -> dict[str, Any] | None:
        """Return what the two inputs of a place and its map need."""
        return self.inside("place")

    def inside(self, name: str) -> Any:
        context = self.field.widget.get_context(self.html_name, self.value(), {"id": self.auto_id})
        return context["widget"].get(name)
