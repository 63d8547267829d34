from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from townhall.demo.locking import AlreadyRunning, alone
from townhall.demo.preparing import clear


class Command(BaseCommand):
    help = "Delete what the demonstration made in its data folder; a database server's data stay."
    requires_system_checks = ()

    def handle(self, *args, **options):
        try:
            with alone(settings.DATA):
                clear(settings.DATA)
        except AlreadyRunning as problem:
            raise CommandError(f"{problem} End it first.") from problem
        self.stdout.write(f"Emptied {settings.DATA}. The next start begins afresh.")
