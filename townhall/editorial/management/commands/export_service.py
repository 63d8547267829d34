"""Write a service as a package that another town hall can take over."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.sharing.exporting import NothingToGive, export
from townhall.editorial.using import as_edited


class Command(BaseCommand):
    help = "Write a published service with its texts, letters, samples and law into one file for another town hall."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--label", help="a version such as 2.1; otherwise the latest", metavar="VERSION")
        parser.add_argument("--to", type=Path, help="the file to write; otherwise SLUG-VERSION.zip here", metavar="FILE")

    def handle(self, *, slug: str, label: str | None, to: Path | None, **_) -> None:
        versions = ServiceVersion.objects.filter(slug=slug).order_by("-number")
        version = next((one for one in versions.defer("data", "hooks") if label in (None, one.label)), None)
        if version is None:
            known = ", ".join(ServiceVersion.objects.current().order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"Diese Leistung oder Fassung gibt es hier nicht. Veröffentlicht sind: {known}")
        try:
            package = export(version, definition=as_edited(version.definition))
        except NothingToGive as refusal:
            raise CommandError(refusal.message.in_("de")) from refusal
        file = to or Path(f"{slug}-{version.label}.zip")
        file.write_bytes(package)
        self.stdout.write(f"{file}: {version.label}, {len(package)} Byte")
