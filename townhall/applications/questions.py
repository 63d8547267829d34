"""A question on a page: Django's bound field, with what a template wants to know from the definition."""

from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField

from townhall.fields.base import Field


class Question(BoundField):
    """`form["dogs/0/name"]` with `kind`: text, textarea, number, radio, select, checkboxes, date3, period, file or declaration.

    `only_if` is the sentence that stands in for JavaScript, `why` the reason we ask, `anchor` the id of the first control
    (for the list of errors), `parts` the three inputs of a date3, `ends` label and three inputs of both days of a period,
    `prefilled` says that the answer is what the account knows.
    """

    def __init__(self, form: BaseForm, made: Any, name: str, *, prefilled: bool = False):
        super().__init__(form, made, name)
        self.prefilled = prefilled
        self.asked: Field = made.question
        self.kind = "date3" if self.asked.draws == "date" else self.asked.draws
        self.only_if, self.optional, self.width = made.only_if, not self.asked.required, self.asked.width
        self.why, self.unit = self.asked.why or "", getattr(self.asked, "unit", None) or ""
        self.suggests = getattr(self.asked, "suggests", "")
        self.autocomplete = made.widget.attrs.get("autocomplete", "")

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
