from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.resources.expiring import expire


class Command(BaseCommand):
    help = "Free what was reserved and not confirmed in time; run it every few minutes."

    def handle(self, **_) -> None:
        self.stdout.write(f"{expire(at=timezone.now())} expired")
