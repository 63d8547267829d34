from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.printouts.ordering import tidy


class Command(BaseCommand):
    help = "Delete printouts of files that are older than two weeks."

    def handle(self, **_) -> None:
        self.stdout.write(f"{tidy(at=timezone.now())} printouts deleted.")
