"""The peer "W": formtools' own wizard, three steps and twelve fields, sessions in the database, one INSERT at the end.

A whole Django project in one module: `gunicorn tests.bench.peer:application`. It knows nothing of the town hall.
"""

import os

import django
import environ
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import path

if not settings.configured:
    settings.configure(
        SECRET_KEY="peer",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": environ.Env.db_url_config(os.environ["PEER_DATABASE_URL"]) | {"CONN_MAX_AGE": 60}},
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.sessions", "formtools"],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.locmem.Loader",
                            {
                                "step.html": "<html><body><h1>{{ wizard.steps.step1 }}</h1><form method=post>{% csrf_token %}"
                                "{{ wizard.management_form }}{{ wizard.form.as_p }}<button>Weiter</button></form></body></html>"
                            },
                        )
                    ]
                },
            }
        ],
        USE_TZ=True,
    )
    django.setup()

from django import forms
from django.db import connection
from django.http import HttpResponse
from formtools.wizard.views import SessionWizardView

CREATE = "CREATE TABLE IF NOT EXISTS filed (id serial PRIMARY KEY, data text NOT NULL)"


def step(*names: str) -> type[forms.Form]:
    return type("Step", (forms.Form,), {name: forms.CharField(max_length=80) for name in names})


class Wizard(SessionWizardView):
    form_list = [
        step("given_name", "family_name", "street", "city"),
        step("subject", "place", "reason", "detail"),
        step("wish", "time", "how", "remark"),
    ]
    template_name = "step.html"

    def done(self, form_list, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO filed (data) VALUES (%s)", [str([form.cleaned_data for form in form_list])])
        return HttpResponse("filed")


urlpatterns = [path("", Wizard.as_view())]
application = get_wsgi_application()


def prepare() -> None:
    """Create the peer's tables."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(CREATE)


if __name__ == "__main__":
    prepare()
