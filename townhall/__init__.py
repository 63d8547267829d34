"""The digital town hall: from an application to a notice anyone can verify."""

from townhall.celery import app as celery_app

__all__ = ["celery_app"]
