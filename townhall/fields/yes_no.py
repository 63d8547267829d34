from dataclasses import dataclass

from django import forms

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.logic.expressions import Expression

YES, NO = T("Ja", en="Yes"), T("Nein", en="No")


@dataclass(frozen=True, kw_only=True)
class YesNo(Field[bool]):
    """A question answered yes or no; not answering is neither."""

    tag = "yes_no"
    kind = "yes_no"

    def is_true(self) -> Expression:
        return self.is_(True)

    def is_false(self) -> Expression:
        return self.is_(False)

    def form_field(self):
        return forms.TypedChoiceField(
            choices=[("yes", YES), ("no", NO)],
            coerce=lambda typed: typed == "yes",
            empty_value=None,
            widget=forms.RadioSelect(),
        )

    def schema(self):
        return {"type": "boolean"}

    def from_json(self, data):
        if not isinstance(data, bool):
            raise ValueError(data)
        return data

    def to_input(self, data):
        return {True: "yes", False: "no"}.get(data, data)
