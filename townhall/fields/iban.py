from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from stdnum import iban
from stdnum.exceptions import ValidationError as NotAnIban

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, compact

NO_IBAN = T(
    "Prüfen Sie die IBAN: Sie beginnt mit dem Land, zum Beispiel DE, und steht auf Ihrer Bankkarte",
    en="Check the IBAN: it begins with the country, for example DE, and stands on your bank card",
)


class IbanTyped(forms.CharField):
    def to_python(self, value):
        typed = super().to_python(value) or ""
        try:
            return iban.validate(compact(typed).upper()) if typed.strip() else ""
        except (NotAnIban, ControlCharacterError):
            raise ValidationError(NO_IBAN.lazy()) from None


@dataclass(frozen=True, kw_only=True)
class Iban(Field[str]):
    """A bank account, typed in one field, with or without spaces; shown with its last four characters only."""

    tag = "iban"
    masked = True

    def form_field(self) -> forms.Field:
        return IbanTyped(max_length=60, widget=forms.TextInput({"spellcheck": "false", "autocapitalize": "characters"}))

    def schema(self):
        return {"type": "string", "pattern": "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"}

    def from_json(self, data):
        try:
            return str(iban.validate(data))
        except NotAnIban:
            raise ValueError(data) from None

    def to_input(self, data):
        return iban.format(data) if isinstance(data, str) and iban.is_valid(data) else data

    def display(self, value, language):
        return f"{value[:2]}•• •••• {value[-4:]}"
