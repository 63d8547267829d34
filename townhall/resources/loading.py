"""Load resources from JSON files. What people have changed is never overwritten."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.db.transaction import atomic

from townhall.lib.codec import digest
from townhall.resources.models import Resource

NEEDED = {"slug", "name", "kind", "unit", "capacity", "source"}
FACTS = ("name", "kind", "unit", "capacity", "opens_on", "closes_on", "source")


class NotLoadable(ValueError):
    """A file says something the town hall cannot take; the message names file and entry."""


@atomic
def load(paths: Iterable[Path]) -> None:
    """Load resources.json files; each entry is one resource by its slug, dates as YYYY-MM-DD, money in cents."""
    for path in paths:
        for facts in json.loads(path.read_text(encoding="utf-8")):
            if wrong := (facts.keys() - {"slug", *FACTS}) | (NEEDED - facts.keys()):
                raise NotLoadable(f"{path}: {facts.get('slug')}: see {', '.join(sorted(wrong))}.")
            load_one(facts)


def load_one(facts: dict) -> None:
    row = Resource.objects.select_for_update().filter(slug=facts["slug"]).first() or Resource(slug=facts["slug"])
    if row.pk is not None and row.loaded != mark(row):
        return
    for name in FACTS:
        value = facts.get(name)
        setattr(row, name, date.fromisoformat(value) if value and name.endswith("_on") else value)
    if row.loaded != mark(row):
        row.loaded = mark(row)
        row.save()


def mark(row: Resource) -> str:
    values = {name: getattr(row, name) for name in FACTS}
    return digest({name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()})
