from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from townhall.management import safekeeping


class Command(BaseCommand):
    help = "Bring a backup back into an empty database and an empty folder of files, then check the journal."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="the folder of a backup")

    def handle(self, *, folder: str, **_):
        if not folder:
            raise CommandError("Say where from: make restore FROM=/backups/2026-03-02")
        try:
            contents = safekeeping.bring_back(Path(folder).resolve())
        except safekeeping.NotPossible as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Brought back the database and {contents['files']} files, saved at {contents['saved_at']}.")
        call_command("verify_journal", stdout=self.stdout, stderr=self.stderr)
        lost = safekeeping.lost_files()
        if lost:
            raise CommandError(f"These documents have no file: {', '.join(lost)}")
