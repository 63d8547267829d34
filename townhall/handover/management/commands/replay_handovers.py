from datetime import date, datetime, time, timedelta

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from townhall.handover.models import Handover
from townhall.handover.sending import replay_all


class Command(BaseCommand):
    help = "Hand cases over once more, all of a period or one; the key stays the same, so nothing is done twice there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("destination", help="its short name")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, help="first day of ordering, as 2026-01-31")
        parser.add_argument("--until", dest="last", type=date.fromisoformat, help="last day")
        parser.add_argument("--case", help="number of a case")

    def handle(self, *, destination: str, first: date | None, last: date | None, case: str | None, **_) -> None:
        found = Handover.objects.filter(destination__slug=destination)
        found = found.filter(case__number=case) if case else found
        found = found.filter(ordered_at__gte=midnight(first)) if first else found
        found = found.filter(ordered_at__lt=midnight(last + timedelta(days=1))) if last else found
        self.stdout.write(f"{replay_all(found, by=None, at=timezone.now())} handed over once more.")


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
