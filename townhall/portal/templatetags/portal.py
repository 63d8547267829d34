"""Header of every page: where one can go, and the same page in another language."""

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext

from townhall.lib import written
from townhall.portal.session import seconds_left

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[tuple[str, str, str, bool]]:
    """Return code, name, address of this page in that language, and whether it is the current one."""
    request = context.get("request")
    here = (
        request.get_full_path() if request and request.method == "GET" else request.path if request else reverse("portal:start")
    )
    return [(code, name, in_language(here, code), code == get_language()) for code, name in settings.LANGUAGES]


def in_language(here: str, code: str) -> str:
    if code == get_language():
        return here
    there = translate_url(here, code)
    return there if there != here else translate_url(reverse("portal:start"), code)


@register.simple_tag(takes_context=True)
def session_seconds(context: Context) -> int | None:
    """Return how long the session of this page goes on."""
    return seconds_left(context["request"]) if "request" in context else None


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[tuple[str, str, str]]:
    """Return address, text and value of aria-current of each entry of the main navigation."""
    request, user = context.get("request"), context.get("user")
    entries = [
        (reverse("portal:catalogue"), gettext("Services")),
        (reverse("portal:account_home"), gettext("My account")),
        (reverse("portal:help"), gettext("Help")),
    ]
    if user is not None and user.is_staff:
        entries.append((reverse("portal:start") + "amt/", gettext("Office")))
    path = request.path if request else ""
    return [(href, text, "page" if path == href else "true" if path.startswith(href) else "") for href, text in entries]


@register.filter
def euro(cents: int) -> str:
    """Write an amount in the language of the reader."""
    return str(written.euro(cents))
