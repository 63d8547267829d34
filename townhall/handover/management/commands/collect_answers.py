from django.core.management.base import BaseCommand
from django.utils import timezone

from townhall.handover.answering import collect


class Command(BaseCommand):
    help = "Write down what other programs answered about the cases handed over to them."

    def handle(self, **_) -> None:
        self.stdout.write(f"{collect(at=timezone.now())} answers.")
