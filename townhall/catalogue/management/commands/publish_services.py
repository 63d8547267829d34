"""Publish what stands in the code: authorities, legal register and one version of each service that changed."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.transaction import atomic, set_rollback
from django.utils import timezone

from townhall.authorities.loading import NotLoadable, load
from townhall.catalogue import from_code
from townhall.catalogue.authoring import Service
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.checking.trials import contradictions
from townhall.catalogue.definition import Definition
from townhall.catalogue.entry import NotUsable, entries
from townhall.catalogue.from_code import folder_of
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import NotPublishable, plan, publish
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.catalogue.sharing.references import unknown
from townhall.catalogue.texts import TextsNotUsable
from townhall.resources.loading import NotLoadable as ResourceNotLoadable
from townhall.resources.loading import load as load_resources

KINDS = {"new": "neu", "unchanged": "unverändert", "minor": "nur Texte", "major": "neue Regeln"}


class Command(BaseCommand):
    help = "Publish authorities, law and services of the code; safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be published and how it differs")

    def handle(self, *, dry_run: bool, **options) -> None:
        if ServiceVersion._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database has no tables yet. Run this first: python manage.py migrate")
        if dry_run:
            self.say_what_would_change()
        else:
            self.publish_all()

    @atomic
    def publish_all(self) -> None:
        load_what_stands_beside()
        for slug, service in sorted(SERVICES.items()):
            definition = whole(service)
            try:
                if found := [*unknown(definition)]:
                    raise NotPublishable(slug, found)
                is_new = plan(definition).kind != "unchanged"
                version = publish(definition, at=timezone.now(), samples=samples_of(service))
                if is_new and (found := [*contradictions(definition, samples_of(service), today=timezone.localdate())]):
                    raise NotPublishable(slug, found)
            except NotPublishable as refusal:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(f"{slug}: version {version.label}")
        self.check_entries()

    def check_entries(self) -> None:
        try:
            self.stdout.write(f"{len(entries())} entries show the way elsewhere")
        except NotUsable as refusal:
            raise CommandError(str(refusal)) from refusal

    @atomic
    def say_what_would_change(self) -> None:
        """Print a line per service with every difference below it; what the gate refuses ends in an error.

        Authorities and law are read as in earnest, so that a mistake in their files is found as well, and then given up.
        """
        load_what_stands_beside()
        refused = [slug for slug, service in sorted(SERVICES.items()) if not self.say(slug, service)]
        if refused:
            raise CommandError(f"Nicht zu veröffentlichen: {', '.join(refused)}")
        set_rollback(True)

    def say(self, slug: str, service: type[Service]) -> bool:
        """Print what would become of one service, and return whether the gate lets it pass."""
        definition = whole(service)
        planned = plan(definition)
        self.stdout.write(f"{slug}: {KINDS[planned.kind]} ({planned.label})")
        for sentence in planned.changes(definition):
            self.stdout.write(f"  {sentence.in_('de')}")
        found = objections(definition, samples=samples_of(service), today=timezone.localdate())
        found += unknown(definition)
        found += contradictions(definition, samples_of(service), today=timezone.localdate()) if not found else ()
        for objection in found:
            self.stdout.write(f"  ! {objection}")
        return not found


def load_what_stands_beside() -> None:
    """Load the town hall's authorities and law, then what the services bring along.

    Raises CommandError if a file says something the town hall cannot take.
    """
    folders = [folder_of(service) for _slug, service in sorted(SERVICES.items())]
    try:
        load(file for folder in folders for name in ("authorities.json", "law.json") if (file := folder / name).exists())
        load_resources(file for folder in folders if (file := folder / "resources.json").exists())
    except (NotLoadable, ResourceNotLoadable) as refusal:
        raise CommandError(str(refusal)) from refusal


def whole(service: type[Service]) -> Definition:
    """Return the definition of a service with the texts that stand beside it.

    Raises CommandError if a file of texts does not fit.
    """
    try:
        return from_code.whole(service)
    except TextsNotUsable as refusal:
        raise CommandError(str(refusal)) from refusal
