"""What every page knows about the site."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext

THEMES = ("light", "dark")


def site(request: HttpRequest) -> dict:
    theme = request.COOKIES.get("theme")
    return {
        "city": settings.CITY,
        "operator": settings.OPERATOR,
        "operator_email": settings.OPERATOR_EMAIL,
        "demo": settings.DEMO,
        "site_name": site_name(),
        "theme": theme if theme in THEMES else "",
    }


def name_of_site() -> str:
    return gettext("Digital town hall of %(city)s") % {"city": settings.CITY}


site_name = lazy(name_of_site, str)
