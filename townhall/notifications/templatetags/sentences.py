"""The sentences of a mail in a template, for mail that a library writes."""

from django import template
from django.utils.timezone import now
from django.utils.translation import get_language

from townhall.notifications.composing import words_of

register = template.Library()


@register.simple_tag
def sentences(key: str, **values: str) -> dict[str, str]:
    """Return the sentences of one mail by name: `{% sentences "mail.new_password" as words %}{{ words.subject }}`."""
    return words_of(key, language=(get_language() or "de")[:2], at=now(), **values)
