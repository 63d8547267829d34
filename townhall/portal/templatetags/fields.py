"""Questions as pages show them: label, hint, why, error and control, tied together for everybody who cannot see them."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from townhall.catalogue.display import Line
from townhall.fields.placed import Placed
from townhall.fields.sketch import data_uri

register = template.Library()

PLAIN = "kern-form-input__input"
DATE_LABELS = (_("Day"), _("Month"), _("Year"))
DATE_TOKENS = ("bday-day", "bday-month", "bday-year")
WIDTHS = [(2, f"{PLAIN}--width-2"), (4, f"{PLAIN}--width-4"), (10, "rb-width-10"), (20, "rb-width-20")]


@register.simple_tag
def question(bound: BoundField, heading: bool = False, **extra: object) -> SafeString:
    """Return one question whole; with `heading` its label is the heading of the page."""
    if bound.is_hidden:
        return bound.as_widget()
    context = {"field": bound, "heading": heading, "hint_id": f"{bound.auto_id}_hint", "error_id": f"{bound.auto_id}_error"}
    context |= {"optional": is_optional(bound), "described": described(bound)} | extra
    return mark_safe(bound.form.renderer.render(f"forms/{shape(bound)}.html", context))  # noqa: S308 - a rendered template


SHAPES = {
    "radio": "choices",
    "checkboxes": "choices",
    "select": "select",
    "declaration": "checkbox",
    "date3": "date",
    "period": "period",
    "place": "place",
}


def shape(bound: BoundField) -> str:
    """Return which template shows a question: by its kind in a definition, else by its widget."""
    if said(bound, "is_locked"):
        return "proved"
    if kind := getattr(bound, "kind", ""):
        return SHAPES.get(kind, "line")
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.Select):
        return "select"
    return "date" if isinstance(widget, forms.MultiWidget) else "line"


def said(bound: BoundField, name: str) -> Any:
    """Return what the definition of a question says of it, if it comes from one."""
    return getattr(bound, name, None)


def is_optional(bound: BoundField) -> bool:
    if (optional := said(bound, "optional")) is not None:
        return bool(optional)
    return not bound.field.required and not isinstance(bound.field.widget, forms.CheckboxInput)


def described(bound: BoundField) -> str:
    """Return the ids of hint and error, hint first."""
    return " ".join(
        [f"{bound.auto_id}_hint"] * bool(hint_of(bound))
        + [f"{bound.auto_id}_unit"] * bool(said(bound, "unit"))
        + [f"{bound.auto_id}_error"] * bool(bound.errors)
    )


def hint_of(bound: BoundField) -> bool:
    return any(str(text or "") for text in (bound.help_text, said(bound, "only_if"), said(bound, "source")))


@register.simple_tag
def first_input(bound: BoundField) -> str:
    """Return the id a link in the list of mistakes leads to: the first of several inputs."""
    if anchor := said(bound, "anchor"):
        return anchor
    several = shape(bound) == "choices" or isinstance(bound.field.widget, forms.MultiWidget)
    return f"{bound.auto_id}_0" if several else bound.auto_id


@register.simple_tag
def control(bound: BoundField) -> SafeString:
    """Return the input of a question with the classes of the design system, without `required` and placeholder."""
    bound.form.use_required_attribute = False
    attrs: dict[str, Any] = {"class": classes(bound), "placeholder": False}
    if token := said(bound, "autocomplete"):
        attrs["autocomplete"] = token
    if described(bound):
        attrs["aria-describedby"] = described(bound)
    if isinstance(bound.field.widget, forms.Textarea):
        attrs["rows"] = bound.field.widget.attrs.get("rows") or 5
        attrs["cols"] = False
    return bound.as_widget(attrs=attrs)


def classes(bound: BoundField) -> str:
    base = {"checkbox": "kern-form-check__checkbox", "select": "kern-form-input__select"}.get(shape(bound), PLAIN)
    found = [base, f"{base}--error" if bound.errors else "", width(bound) if base == PLAIN else ""]
    return " ".join(name for name in found if name)


def width(bound: BoundField) -> str:
    """Return a width that fits the answer."""
    longest = (
        getattr(bound.field, "width", None)
        or bound.field.widget.attrs.get("maxlength")
        or getattr(bound.field, "max_length", None)
    )
    return next((name for most, name in WIDTHS if longest and int(longest) <= most), "")


@register.filter
def written(attrs: dict[str, Any]) -> SafeString:
    """Return the attributes of an input as HTML; Django's templates for it cost more than the rest of a question."""
    shown = ((name, value) for name, value in attrs.items() if value is not False)
    parts = [format_html(" {}" if value is True else ' {}="{}"', name, value) for name, value in shown]
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped


@register.filter
def parts(bound: BoundField) -> list[dict]:
    """Return the inputs of a question that has several: day, month and year."""
    if (known := said(bound, "parts")) is not None:
        return known
    context = bound.field.widget.get_context(bound.html_name, bound.value(), {"id": bound.auto_id})
    return [
        {"name": part["name"], "id": part["attrs"]["id"], "value": part["value"], "label": label, "autocomplete": token}
        for part, label, token in zip(context["widget"]["subwidgets"], DATE_LABELS, DATE_TOKENS, strict=True)
    ]


@register.filter
def options(bound: BoundField) -> list[dict]:
    """Return the possible answers of a question with their ids and whether they are chosen."""
    widget = bound.field.widget
    context = widget.get_context(bound.html_name, bound.value(), {"id": bound.auto_id})
    return [option for _, group, _ in context["widget"]["optgroups"] for option in group]


@register.filter
def sketch(line: Line) -> str:
    """Return a small map of an answer as the address of a picture; '' if nothing is drawn in it."""
    drawn = line.value.geometry if isinstance(line.value, Placed) else None
    return data_uri(drawn) if drawn is not None else ""


@register.simple_tag
def mistakes(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return id and sentence of every mistake in the order of the page; without id what concerns the whole page."""
    whole = [("", str(sentence)) for sentence in form.non_field_errors()]
    return whole + [(first_input(bound), str(sentence)) for bound in form for sentence in bound.errors]
