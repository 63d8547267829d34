from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.retention.own_data import tidy


class Command(BaseCommand):
    help = "Delete the files people asked for with their own data once they are over."

    def handle(self, **_) -> None:
        self.stdout.write(f"{tidy(at=timezone.now())} files deleted.")
