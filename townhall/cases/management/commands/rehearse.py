"""Try the code's definition of a service on past applications, before it is published. Reads only."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from townhall.cases.decisions.rehearsing import Rehearsed, rehearse
from townhall.catalogue.registry import SERVICES


class Command(BaseCommand):
    help = "List past applications for which the service as it stands in the code would ask, charge or decide differently."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the service, for example hundesteuer-anmeldung")
        parser.add_argument("--cases", type=int, default=200, help="how many of the newest applications (200)")
        parser.add_argument("--json", action="store_true", help="one JSON object per line, the summary last")

    def handle(self, *, slug: str, cases: int, json: bool, **options) -> None:
        if slug not in SERVICES:
            raise CommandError(f"Im Code gibt es keine Leistung {slug}. Es gibt: {', '.join(sorted(SERVICES))}")
        seen = different = 0
        for found in rehearse(SERVICES[slug].definition, cases=cases):
            seen += 1
            different += bool(found.differences)
            for line in as_json(found) if json else as_text(found):
                self.stdout.write(line)
        self.stdout.write(summary_as_json(slug, seen, different) if json else f"{slug}: {seen} geprüft, {different} anders")


def as_text(found: Rehearsed) -> list[str]:
    return [f"{found.number}: {sentence.in_('de')}" for sentence in found.differences]


def as_json(found: Rehearsed) -> list[str]:
    facts = {"case": found.number, "differences": [sentence.dump() for sentence in found.differences]}
    return [json.dumps(facts, ensure_ascii=False)] if found.differences else []


def summary_as_json(slug: str, seen: int, different: int) -> str:
    return json.dumps({"service": slug, "rehearsed": seen, "different": different}, ensure_ascii=False)
