"""How to reach somebody: e-mail address and telephone number."""

import re
from dataclasses import dataclass

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, plain_line

NO_EMAIL = T(
    "Geben Sie bei „{label}“ eine vollständige Adresse ein, zum Beispiel name@example.org",
    en="Enter a complete address for “{label}”, for example name@example.org",
)
NO_PHONE = T(
    "Geben Sie bei „{label}“ die Nummer mit Vorwahl ein, zum Beispiel 0234 123456",
    en="Enter the number of “{label}” with its area code, for example +49 234 123456",
)

E164 = re.compile(r"\+[1-9][0-9]{4,14}")


class EmailTyped(forms.CharField):
    def __init__(self, *, question: "Email", **options):
        super().__init__(**options)
        self.question = question

    def to_python(self, value):
        try:
            address = plain_line(super().to_python(value) or "").replace(" ", "")
            if address:
                validate_email(address)
        except (ControlCharacterError, ValidationError):
            raise ValidationError(self.question.say(NO_EMAIL).lazy()) from None
        return address


@dataclass(frozen=True, kw_only=True)
class Email(Field[str]):
    """An e-mail address, typed once."""

    tag = "email"

    def form_field(self) -> forms.Field:
        widget = forms.TextInput({"inputmode": "email", "spellcheck": "false", "autocapitalize": "none"})
        return EmailTyped(question=self, max_length=254, widget=widget)

    def schema(self):
        return {"type": "string", "format": "email", "maxLength": 254}

    def from_json(self, data):
        try:
            validate_email(data)
        except ValidationError:
            raise ValueError(data) from None
        return data


class PhoneTyped(forms.CharField):
    def __init__(self, *, question: "Phone", **options):
        super().__init__(**options)
        self.question = question

    def to_python(self, value):
        typed = super().to_python(value) or ""
        if not typed.strip():
            return ""
        try:
            number = phonenumbers.parse(plain_line(typed), "DE")
        except (phonenumbers.NumberParseException, ControlCharacterError):
            raise ValidationError(self.question.say(NO_PHONE).lazy()) from None
        stored = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if not phonenumbers.is_possible_number(number) or not E164.fullmatch(stored):
            raise ValidationError(self.question.say(NO_PHONE).lazy())
        return stored


@dataclass(frozen=True, kw_only=True)
class Phone(Field[str]):
    """A telephone number of any country; stored as E.164."""

    tag = "phone"

    def form_field(self) -> forms.Field:
        return PhoneTyped(question=self, max_length=60, widget=forms.TextInput({"inputmode": "tel", "spellcheck": "false"}))

    def schema(self):
        return {"type": "string", "pattern": f"^{E164.pattern}$"}

    def from_json(self, data):
        if not isinstance(data, str):
            raise TypeError(data)
        try:
            number = phonenumbers.parse(data, None)
        except phonenumbers.NumberParseException:
            raise ValueError(data) from None
        if not phonenumbers.is_possible_number(number) or not E164.fullmatch(data):
            raise ValueError(data)
        return data

    def to_input(self, data):
        try:
            number = phonenumbers.parse(data, None)
        except phonenumbers.NumberParseException:
            return data
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def display(self, value, language):
        return str(self.to_input(value))
