"""Building blocks of the reasons on the decision form: tick, order, fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from townhall.cases.decisions.reasoning import Chosen
from townhall.catalogue.outcomes import Reason
from townhall.catalogue.placeholders import PLACEHOLDER, gaps_in

PREFIX = "reason"


@dataclass(frozen=True)
class Row:
    """One building block as the page shows it: its controls, and its text with the gaps marked."""

    tick: BoundField
    place: BoundField
    gaps: list[BoundField]
    text: str


class ReasonsForm(forms.Form):
    """Which building blocks stand in the letter, in which order, and what stands in their gaps."""

    prefix = PREFIX

    def __init__(self, *args, offered: Mapping[str, Reason], before: Sequence[Chosen] = (), **options):
        super().__init__(*args, **options)
        self.offered = offered
        self.is_used = self.is_bound or bool(before)
        chosen = {one.id: (number, one.gaps) for number, one in enumerate(before, start=1)}
        for number, (key, reason) in enumerate(offered.items(), start=1):
            place, gaps = chosen.get(key, (number, {}))
            self.fields[f"use.{key}"] = forms.BooleanField(label=str(reason.label), required=False, initial=key in chosen)
            self.fields[f"place.{key}"] = forms.IntegerField(
                label=_("Place in the letter"),
                required=False,
                min_value=1,
                initial=place,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={"invalid": _("Write a whole number, for example 2."), "min_value": _("Begin to count with 1.")},
            )
            for name in gaps_in(reason.text):
                self.fields[f"gap.{key}.{name}"] = forms.CharField(
                    label=in_german(name), required=False, max_length=1000, initial=gaps.get(name, "")
                )

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                self[f"use.{key}"],
                self[f"place.{key}"],
                [self[f"gap.{key}.{name}"] for name in gaps_in(reason.text)],
                with_gaps(reason, (get_language() or "de")[:2]),
            )
            for key, reason in self.offered.items()
        ]

    def clean(self) -> None:
        for key in self.ticked():
            for name in gaps_in(self.offered[key].text):
                if not self.cleaned_data.get(f"gap.{key}.{name}", "").strip():
                    self.add_error(f"gap.{key}.{name}", _("Fill in this gap, or take the tick off the building block."))

    def ticked(self) -> list[str]:
        return [key for key in self.offered if self.cleaned_data.get(f"use.{key}")]

    @property
    def chosen(self) -> list[Chosen]:
        """Return what was ticked, by its place; what shares a place stays in the order of the page."""
        said = self.cleaned_data
        ordered = sorted(self.ticked(), key=lambda key: said.get(f"place.{key}") or len(self.offered))
        names = {key: gaps_in(self.offered[key].text) for key in ordered}
        return [Chosen(key, {name: said[f"gap.{key}.{name}"] for name in names[key]}) for key in ordered]


def with_gaps(reason: Reason, language: str) -> SafeString:
    """Return the text of a building block as a clerk reads it: what is filled in stands in brackets."""
    words = PLACEHOLDER.split(reason.text.in_(language))  # text, kind, name, text, kind, name, text
    named = [
        f"[{name}]" if kind != "gap" else in_german(f"[{name}]") for kind, name in zip(words[1::3], words[2::3], strict=True)
    ]
    return format_html_join("", "{}{}", zip(words[::3], [*named, ""], strict=True))


def in_german(name: str) -> SafeString:
    """Return the name of a gap as the letter's text has it: it is German, whatever language the page speaks."""
    return format_html('<span lang="de">{}</span>', name)
