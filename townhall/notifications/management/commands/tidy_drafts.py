from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.applications.drafts import forget_expired, put_expired_aside
from townhall.notifications.drafts import remind_of_ending


class Command(BaseCommand):
    help = "Run it daily: remind of drafts that end in a week, put aside what ended, delete what ended thirty days ago."

    def handle(self, **_) -> None:
        at = timezone.now()
        self.stdout.write(f"{remind_of_ending(at=at)} people reminded.")
        self.stdout.write(f"{put_expired_aside(at=at)} drafts put aside.")
        self.stdout.write(f"{forget_expired(at=at)} drafts deleted.")
