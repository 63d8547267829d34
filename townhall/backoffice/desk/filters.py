"""Narrow a list down: by service, state, days, and by every question that a definition marks as listed (Filter)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account
from townhall.backoffice.form_fields import Day
from townhall.cases.models import CaseQuerySet, State
from townhall.cases.search.listing import with_answer
from townhall.cases.search.narrowing import pointed_at
from townhall.fields.base import Field
from townhall.fields.yes_no import NO, YES
from townhall.lib.text import T

ALL = ("", _("all"))
OF_WORDS = ("choice", "list", "yes_no")  # answered by a tick: to look for them says nothing about a person
FROM, UNTIL = "-von", "-bis"
PLACES = {"eingang": "received_at", "frist": "due_on"}


class Amount(forms.DecimalField):
    def __init__(self, label: Any):
        sentence = {"invalid": _("Write a number, for example 12,5.")}
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(label=label, required=False, localize=True, error_messages=sentence, widget=widget)


class OneOf(forms.ChoiceField):
    def __init__(self, label: Any, choices: Iterable[tuple[str, Any]]):
        sentence = {"invalid_choice": _("Choose one of the answers in the list.")}
        super().__init__(label=label, required=False, choices=[ALL, *choices], error_messages=sentence)


class FilterForm(forms.Form):
    """What is left blank does not narrow; what cannot be read is said, and then no case fits."""

    use_required_attribute = False

    def __init__(
        self,
        data: Any,
        *,
        titles: dict[str, T],
        listed: Iterable[Field] = (),
        states: bool = False,
        clerks: Iterable[Account] = (),
    ):
        super().__init__(data)
        self.listed = tuple(listed)
        services = sorted(((slug, str(title)) for slug, title in titles.items()), key=lambda pair: pair[1])
        self.fields["leistung"] = OneOf(_("Service"), services)
        if states:
            self.fields["status"] = OneOf(_("State"), State.choices)
        if people := [(str(clerk.pk), str(clerk)) for clerk in clerks]:
            self.fields["bearbeitung"] = OneOf(_("Clerk"), people)
        for name, labels in (("eingang", SPAN_OF_RECEIPT), ("frist", SPAN_OF_DEADLINE)):
            self.fields[name + FROM], self.fields[name + UNTIL] = Day(labels[0]), Day(labels[1])
        for field in self.listed:
            self.fields |= inputs(field)

    @property
    def confidential(self) -> list[str]:
        """Return the inputs whose words are about a person: they travel in the body and stay out of addresses."""
        return [name for field in self.listed if is_confidential(field) for name in inputs(field)]

    @property
    def of_service(self) -> list[BoundField]:
        return [self[name] for field in self.listed for name in inputs(field)]

    @property
    def ordinary(self) -> list[BoundField]:
        of_service = {name for field in self.listed for name in inputs(field)}
        return [self[name] for name in self.fields if name not in of_service]

    @property
    def active(self) -> dict[str, str]:
        """Return what narrows the list now, as it was typed."""
        self.is_valid()
        return {name: self.data[name] for name, value in self.cleaned_data.items() if value not in (None, "")}

    def narrow(self, cases: CaseQuerySet) -> CaseQuerySet:
        """Keep the cases that fit."""
        if not self.is_valid():
            return cases.none()
        asked = self.cleaned_data
        plain = {"leistung": "service_slug", "status": "state", "bearbeitung": "clerk"}
        cases = cases.filter(**{lookup: asked[name] for name, lookup in plain.items() if asked.get(name)})
        for name, column in PLACES.items():
            cases = cases.filter(**span(column, asked.get(name + FROM), asked.get(name + UNTIL)))
        for field in self.listed:
            if (wanted := self.wanted(field)) is not None:
                cases = pointed_at(cases, with_answer(field, asked["leistung"], wanted))
        return cases

    def wanted(self, field: Field) -> Any:
        found = [self.cleaned_data.get(name) for name in inputs(field)]
        if all(value in (None, "") for value in found):
            return None
        return tuple(found) if len(found) == 2 else found[0]


SPAN_OF_RECEIPT = (_("Received from"), _("Received until"))
SPAN_OF_DEADLINE = (_("Deadline from"), _("Deadline until"))


def span(column: str, first: date | None, last: date | None) -> dict[str, date]:
    """Return the lookups for a span of whole days."""
    if column == "due_on":
        found = {"due_on__gte": first, "due_on__lte": last}
    else:
        found = {f"{column}__gte": midnight(first), f"{column}__lt": midnight(last and last + timedelta(days=1))}
    return {lookup: day for lookup, day in found.items() if day is not None}


def midnight(day: date | None) -> datetime | None:
    return make_aware(datetime.combine(day, time.min)) if day else None


def inputs(field: Field) -> dict[str, forms.Field]:
    """Return the inputs that ask for an answer: one for words, two for a span of numbers or days."""
    return dict(inputs_of(field, f"feld-{field.path}"))


def inputs_of(field: Field, name: str) -> Iterator[tuple[str, forms.Field]]:
    label = field.heading.lazy()
    if field.kind == "yes_no":
        yield name, OneOf(label, [("yes", YES.lazy()), ("no", NO.lazy())])
    elif options := getattr(field, "options", None):
        yield name, OneOf(label, [(option.id, option.label.lazy()) for option in options])
    elif field.kind in ("number", "date", "period"):
        kind: type[Amount | Day] = Amount if field.kind == "number" else Day
        yield name + FROM, kind(FROM_OF.fill(label=field.heading).lazy())
        yield name + UNTIL, kind(UNTIL_OF.fill(label=field.heading).lazy())
    else:
        yield name, forms.CharField(label=label, required=False, max_length=200)


FROM_OF, UNTIL_OF = T("{label}: von", en="{label}: from"), T("{label}: bis", en="{label}: until")


def is_confidential(field: Field) -> bool:
    return field.personal and field.kind not in OF_WORDS
