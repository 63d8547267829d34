"""The WSGI application for gunicorn: `gunicorn townhall.wsgi`."""

import os

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "townhall.settings")
application = get_wsgi_application()

if not settings.DEMO:
    call_command(
        "check", deploy=True, databases=["default"], fail_level="ERROR"
    )  # real operation starts only when all is in order
