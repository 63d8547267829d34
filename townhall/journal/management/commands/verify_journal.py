from django.core.management.base import BaseCommand, CommandError

from townhall.journal import chain
from townhall.journal.models import Event, Stream


class Command(BaseCommand):
    help = "Check that nobody changed the journal; name the first broken entry of each stream."

    def handle(self, **_) -> None:
        faults = list(chain.verify())
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError(f"The journal is broken in {len(faults)} streams.")
        self.stdout.write(f"{Event.objects.count()} entries in {Stream.objects.count()} streams are unbroken.")
        self.stdout.write(f"Anchor: {chain.anchor()}")
