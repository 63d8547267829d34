from datetime import date

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from townhall.figures.counting import count_up


class Command(BaseCommand):
    help = "Count what happened with each service since the last time. --since counts from an earlier day anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=date.fromisoformat, help="a day, as 2026-01-31")

    def handle(self, *, since: date | None, **_) -> None:
        self.stdout.write(f"{count_up(at=timezone.now(), since=since)} days counted.")
