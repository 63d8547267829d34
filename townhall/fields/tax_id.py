from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from stdnum.de import idnr
from stdnum.exceptions import ValidationError as NotATaxId

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, compact

NO_TAX_ID = T(
    "Prüfen Sie bei „{label}“ die elf Ziffern; sie stehen auf Ihrem Steuerbescheid und Ihrer Lohnsteuerbescheinigung",
    en="Check the eleven digits of “{label}”; they stand on your tax assessment and your wage tax statement",
)


class TaxIdTyped(forms.CharField):
    def __init__(self, *, question: "TaxId", **options):
        super().__init__(**options)
        self.question = question

    def to_python(self, value):
        typed = super().to_python(value) or ""
        try:
            return idnr.validate(compact(typed)) if typed.strip() else ""
        except (NotATaxId, ControlCharacterError):
            raise ValidationError(self.question.say(NO_TAX_ID).lazy()) from None


@dataclass(frozen=True, kw_only=True)
class TaxId(Field[str]):
    """A tax identification number (Steuer-Identifikationsnummer, § 139b AO); shown with its last three digits only."""

    tag = "tax_id"
    masked = True

    width: str = "20"

    def form_field(self) -> forms.Field:
        widget = forms.TextInput({"inputmode": "numeric", "spellcheck": "false"})
        return TaxIdTyped(question=self, max_length=40, widget=widget)

    def schema(self):
        return {"type": "string", "pattern": "^[1-9][0-9]{10}$"}

    def from_json(self, data):
        if not isinstance(data, str) or not data.isascii() or not data.isdigit() or not idnr.is_valid(data):
            raise ValueError(data)
        return data

    def to_input(self, data):
        return idnr.format(data) if isinstance(data, str) and idnr.is_valid(data) else data

    def display(self, value, language):
        return f"•• ••• ••• {value[-3:]}"
