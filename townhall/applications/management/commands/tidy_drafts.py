from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.applications.drafts import forget_expired


class Command(BaseCommand):
    help = "Delete drafts untouched for ninety days, and those that somebody deleted thirty days ago."

    def handle(self, **_) -> None:
        self.stdout.write(f"{forget_expired(at=timezone.now())} drafts deleted.")
