"""The WSGI application for gunicorn: `gunicorn townhall.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "townhall.settings")
application = get_wsgi_application()

from townhall.checks import refuse_to_start_unfit  # noqa: E402 - needs the applications to be loaded

if not settings.DEMO:
    refuse_to_start_unfit()
