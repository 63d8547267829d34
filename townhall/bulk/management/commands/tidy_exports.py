from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.bulk.exporting import tidy


class Command(BaseCommand):
    help = "Delete exported files that are over, and jobs on many cases that are older than 90 days."

    def handle(self, **_) -> None:
        files, jobs = tidy(at=timezone.now())
        self.stdout.write(f"{files} files and {jobs} jobs deleted.")
