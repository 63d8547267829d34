from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.notifications.digest import tell_of_stuck


class Command(BaseCommand):
    help = "Run it daily: tell supervisors of failed steps, bounced mail and letters that wait for the post."

    def handle(self, **_) -> None:
        self.stdout.write(f"{tell_of_stuck(at=timezone.now())} supervisors told.")
