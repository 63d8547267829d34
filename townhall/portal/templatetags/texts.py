"""Texts of a definition in a page of another language."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from townhall.lib.text import T

register = template.Library()


@register.filter
def marked(text: T) -> str:
    """Show a text; where it falls back to German, say so to screen readers (WCAG 3.1.2). Not for titles and attributes."""
    language = (get_language() or "de")[:2]
    return str(text) if dict(text.texts).get(language) else format_html('<span lang="de">{}</span>', text.in_("de"))
