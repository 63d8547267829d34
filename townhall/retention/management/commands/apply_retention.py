from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from townhall.retention.applying import apply
from townhall.retention.due import Act, Planned, plan

WORDS = {
    Act.NOTICE: "will be noticed",
    Act.WAIT: "wait for the archive's answer",
    Act.BEGIN: "will be shut",
    Act.DELETE: "will be deleted",
}


class Command(BaseCommand):
    help = "Notice, shut and delete the cases whose time is over. --dry-run says which and by which rule, and changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--on", type=date.fromisoformat, help="the day to look at, as 2030-12-31; today if left out")

    def handle(self, *, dry_run: bool, on: date | None, **_) -> None:
        on = on or timezone.localdate()
        if dry_run:
            self.stdout.write("\n".join(lines(on)) or "Nothing is due.")
        else:
            done = apply(on=on, at=timezone.now())
            self.stdout.write(f"{done[Act.NOTICE]} cases noticed, {done[Act.BEGIN]} shut, {done[Act.DELETE]} deleted.")


def lines(on: date) -> Iterator[str]:
    """Say per service and act how many cases there are, by which rule, and their numbers."""
    found = sorted(plan(on=on), key=place)
    for (slug, act, rule), group in groupby(found, key=place):
        numbers = [planned.case.number for planned in group]
        yield f"{slug}: {len(numbers)} {WORDS[act]} ({rule}): {', '.join(numbers)}"


def place(planned: Planned) -> tuple[str, Act, str]:
    rule = planned.rule
    return planned.case.service_slug, planned.act, f"{rule.law}, {rule.length} after {rule.anchor}, {rule.basis}"
