"""What every page knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    return {"city": settings.CITY, "operator": settings.OPERATOR, "demo": settings.DEMO}
