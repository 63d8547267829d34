from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from townhall.management import safekeeping


class Command(BaseCommand):
    help = "Save database and files into a new folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="a new folder, readable only by you")

    def handle(self, *, folder: str, **_):
        if not folder:
            raise CommandError("Say where to: make backup TO=/backups/2026-03-02")
        try:
            contents = safekeeping.save(Path(folder).resolve(), at=timezone.now())
        except safekeeping.NotPossible as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"Saved the database and {contents['files']} files in {folder}. Seal keys and SECRET_KEY are kept apart."
        )
