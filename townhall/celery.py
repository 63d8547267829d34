"""The Celery application: `celery -A townhall worker --queues default,mail,pdf,scan,long`."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import celeryd_after_setup

from townhall.journal.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "townhall.settings")

app = Celery("townhall")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_folders(sender: Celery, **_) -> None:
    """Make the folders of the filesystem broker; it fails without them."""
    options = sender.conf.broker_transport_options or {}
    for folder in ("data_folder_in", "data_folder_out", "control_folder"):
        if folder in options:
            Path(options[folder]).mkdir(parents=True, exist_ok=True)


@celeryd_after_setup.connect
def prepare(**_) -> None:
    """Warm up in the parent, before its children are born."""
    warm_up()
