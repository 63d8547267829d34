"""Copy the listed answers and the words of all cases beside them, for lists and search; new cases have theirs from the start."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db.transaction import atomic

from townhall.cases.models import Case
from townhall.cases.search import finding, listing


class Command(BaseCommand):
    help = "Fill in what lists show and search reads, for cases that came in before; safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="cases per transaction")

    def handle(self, *, batch: int, **options) -> None:
        place, done = 0, 0
        while cases := self.after(place, batch):
            with atomic():
                listing.renew_all(cases)
                finding.index_all(cases)
            place, done = cases[-1].pk, done + len(cases)
        self.stdout.write(f"{done} Vorgänge gelesen.")

    def after(self, place: int, batch: int) -> list[Case]:
        wanted = Case.objects.filter(pk__gt=place).select_related("application__version").order_by("pk")
        return list(wanted.defer("application__version__data", "application__version__hooks")[:batch])
