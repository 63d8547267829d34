"""Publish what stands in the code: authorities, legal register and one version of each service that changed."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.transaction import atomic
from django.utils import timezone

from townhall.authorities.loading import load
from townhall.catalogue.publishing import NotPublishable, publish
from townhall.catalogue.registry import SERVICES, samples_of


class Command(BaseCommand):
    help = "Publish authorities, law and services of the code; safe to run again."

    @atomic
    def handle(self, **options) -> None:
        folders = [folder_of(service) for _slug, service in sorted(SERVICES.items())]
        load(file for folder in folders for name in ("authorities.json", "law.json") if (file := folder / name).exists())
        for slug, service in sorted(SERVICES.items()):
            try:
                version = publish(service.definition, at=timezone.now(), samples=samples_of(service))
            except NotPublishable as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(f"{slug}: version {version.number}")


def folder_of(service: type) -> Path:
    """Return the folder in which a service is written."""
    return Path(sys.modules[service.__module__].__file__ or "").parent
