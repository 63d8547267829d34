from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.backoffice.many.scheduled import run_due


class Command(BaseCommand):
    help = "Start the exports that are due; those whose owner may no longer are stopped."

    def handle(self, **_) -> None:
        self.stdout.write(f"{run_due(at=timezone.now())} exports started.")
