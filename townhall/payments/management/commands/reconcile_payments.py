from datetime import timedelta

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from townhall.payments.lapsing import catch_up
from townhall.payments.reconciling import reconcile


class Command(BaseCommand):
    help = (
        "Compare the last days with every payment service, and correct what got lost; name a last day to cases that wait for "
        "their fee without one. Run it every night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=3, help="how many days to go back, today included")

    def handle(self, *, days: int, **_) -> None:
        at, corrected = timezone.now(), 0
        for back in range(days):
            for finding in reconcile(timezone.localdate(at) - timedelta(days=back), at=at):
                corrected += finding.corrected
                if not finding.corrected:
                    ours = finding.was or "unknown"
                    self.stderr.write(f"{finding.transaction}: ours {ours}, theirs {finding.outcome}. Somebody has to look.")
        self.stdout.write(f"{corrected} payments corrected.")
        self.stdout.write(f"{catch_up(at=at)} cases have a last day to pay from today on.")
