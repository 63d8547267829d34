"""Publish what stands in the code: authorities, legal register and one version of each service that changed."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.transaction import atomic
from django.utils import timezone

from townhall.catalogue.publishing import NotPublishable, publish
from townhall.catalogue.registry import SERVICES, samples_of


class Command(BaseCommand):
    help = "Publish the services of the code; safe to run again."

    @atomic
    def handle(self, **options) -> None:
        for slug, service in sorted(SERVICES.items()):
            try:
                version = publish(service.definition, at=timezone.now(), samples=samples_of(service))
            except NotPublishable as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(f"{slug}: version {version.number}")


def folder_of(service: type) -> Path:
    return Path(sys.modules[service.__module__].__file__ or "").parent


def entries(folders: list[Path], name: str) -> list[dict]:
    """Return the entries of all files of this name, in the order of the folders."""
    files = [folder / name for folder in folders if (folder / name).exists()]
    return [entry for file in files for entry in json.loads(file.read_text(encoding="utf-8"))]
