from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.notifications.printing import tidy


class Command(BaseCommand):
    help = "Run it daily: delete the PDF of batches of letters that were posted and are older than two weeks."

    def handle(self, **_) -> None:
        self.stdout.write(f"{tidy(at=timezone.now())} batches deleted.")
