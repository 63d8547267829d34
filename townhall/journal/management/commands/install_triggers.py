from django.core.management.base import BaseCommand

from townhall.journal import triggers


class Command(BaseCommand):
    help = "Let the database refuse changes to tables that only grow; run it after every migrate."

    def handle(self, **_) -> None:
        triggers.install()
        self.stdout.write(f"Only growing: {', '.join(triggers.tables())}")
