from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.documents.tidying import tidy


class Command(BaseCommand):
    help = "Delete uploads that nobody used and files that no row knows, when they are older than a day."

    def handle(self, **_) -> None:
        uploads, files = tidy(at=timezone.now())
        self.stdout.write(f"{uploads} uploads and {files} files deleted.")
