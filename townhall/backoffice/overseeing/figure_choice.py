"""Which time and which office somebody wants to see figures of: three usual times, or any days (Auswahl)."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from townhall.authorities.models import Authority
from townhall.backoffice.desk.filters import OneOf
from townhall.backoffice.form_fields import Day
from townhall.figures.spans import CHOICES, USUAL, BadSpan, Span, span_between, span_of
from townhall.figures.summing import counted_at, offices_of


class SpanForm(forms.Form):
    """From which day to which, and of which office."""

    use_required_attribute = False
    von = Day(_("From"))
    bis = Day(_("Until"))

    def __init__(self, data: dict[str, Any], offices: dict[str, str]):
        super().__init__(data)
        self.fields["stelle"] = OneOf(_("Department in charge"), offices.items())

    def span(self) -> Span | None:
        """Return the days that were entered; None if there are none or they make no time, which is then said."""
        first, last = self.cleaned_data.get("von"), self.cleaned_data.get("bis")
        if self.errors or not (first or last):
            return None
        try:
            return span_between(first, last)
        except BadSpan as problem:
            self.add_error("bis", str(problem.message))
            return None


class Choice:
    """What a page of figures shows, read from its address."""

    def __init__(self, query: QueryDict, slugs: list[str], *, today: date):
        self.offices = named(offices_of(slugs))
        usual = span_of(query.get("zeitraum", USUAL), today=today)
        asked = query.dict() if "von" in query or "bis" in query else {}
        days = {"von": f"{usual.first}", "bis": f"{usual.last}"} | {"stelle": query.get("stelle", "")} | asked
        self.form = SpanForm(days, self.offices)
        self.is_complete = self.form.is_valid()
        own = self.form.span()
        self.span: Span = own or usual
        self.preset = "" if asked else usual_name(query)
        self.office: str = self.form.cleaned_data.get("stelle") or ""

    @property
    def status(self) -> int:
        return 422 if self.form.errors else 200

    @property
    def query(self) -> str:
        """Return what in an address leads to the same choice."""
        time = {"zeitraum": self.preset} if self.preset else {"von": f"{self.span.first}", "bis": f"{self.span.last}"}
        return urlencode(time | self.place)

    @property
    def place(self) -> dict[str, str]:
        return {"stelle": self.office} if self.office else {}

    def context(self) -> dict[str, Any]:
        presets = [(urlencode({"zeitraum": name} | self.place), words, name == self.preset) for name, words in CHOICES.items()]
        return {"choice": self, "span": self.span, "form": self.form, "presets": presets, "counted_at": counted_at()}


def usual_name(query: QueryDict) -> str:
    chosen = query.get("zeitraum", USUAL)
    return chosen if chosen in CHOICES else USUAL


def named(offices: list[str]) -> dict[str, str]:
    """Return the offices with their titles, in their order."""
    found = Authority.objects.filter(slug__in=offices).only("slug", "name")
    return dict(sorted(((each.slug, str(each.title)) for each in found), key=lambda pair: pair[1]))
