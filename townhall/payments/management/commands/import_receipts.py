from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from townhall.payments.booking import NotReadable, read, take_receipt


class Command(BaseCommand):
    help = "Count transfers the cash office has received: entry;reference;amount. Reading a file twice counts once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_) -> None:
        results: Counter[str] = Counter()
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                for row in list(read(lines)):
                    result = take_receipt(row, at=timezone.now())
                    results[result] += 1
                    if result in ("unknown", "other amount"):
                        self.stderr.write(f"Entry {row.entry}, reference {row.reference}: {result}. Somebody has to look.")
        except NotReadable as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(", ".join(f"{number} {result}" for result, number in sorted(results.items())) or "nothing read")
