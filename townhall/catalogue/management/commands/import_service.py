"""Take a service over from another town hall."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from townhall.accounts.models import Account
from townhall.catalogue.publishing import NotPublishable
from townhall.catalogue.sharing.adapting import Wishes
from townhall.catalogue.sharing.importing import import_package
from townhall.catalogue.sharing.lacking import lacking
from townhall.catalogue.sharing.packages import PackageRefused


def pair(text: str) -> tuple[str, str]:
    theirs, is_pair, ours = text.partition("=")
    if not is_pair:
        raise ArgumentTypeError(f"{text}: write theirs=ours.")
    return theirs, ours


class Command(BaseCommand):
    help = "Publish the service of a package that another town hall has exported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--slug", default="", help="its name in addresses here, if it is not to keep its own")
        parser.add_argument(
            "--authority",
            type=pair,
            action="append",
            default=[],
            help="which authority here takes the place of one there",
            metavar="THEIRS=OURS",
        )
        parser.add_argument(
            "--word",
            type=pair,
            action="append",
            default=[],
            help="what the texts here say for a word there, for example the name of the city",
            metavar="THEIRS=OURS",
        )
        parser.add_argument(
            "--with-law",
            action="store_true",
            help="add what the legal register lacks, unchecked: until it is checked, a town hall in real operation is closed",
        )
        parser.add_argument("--same-rules", action="store_true", help="rules of the same name here are the same code")
        parser.add_argument("--by", help="e-mail address of the person who takes it over", metavar="EMAIL")

    def handle(self, *, file: Path, **options) -> None:
        by = Account.objects.filter(email=options["by"].lower()).first() if options["by"] else None
        if options["by"] and by is None:
            raise CommandError(f"Niemand hat hier die Adresse {options['by']}.")
        wishes = Wishes(
            slug=options["slug"],
            authorities=dict(options["authority"]),
            words=dict(options["word"]),
            with_law=options["with_law"],
            same_rules=options["same_rules"],
        )
        try:
            version = import_package(file.read_bytes(), wishes=wishes, by=by, at=timezone.now())
        except PackageRefused as refusal:
            raise CommandError(refusal.message.in_("de")) from refusal
        except (NotPublishable, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{version.slug}: {version.label}")
        city = (version.enclosure.origin or {}).get("city", "")
        for sentence in lacking(version.definition, city="" if city == settings.CITY else city):
            self.stdout.write(f"  ! {sentence.in_('de')}")
