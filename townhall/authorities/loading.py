"""Load authorities and law from JSON files, streets from a table. What people have changed or checked is never overwritten."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db.transaction import atomic

from townhall.authorities.models import Authority, LegalEntry, Street
from townhall.authorities.streets import spelling
from townhall.lib.codec import digest, dump

HERE = Path(__file__).parent
ADDED = ("payee", "iban", "bic")  # while blank, they do not count: rows loaded before there were any stay as loaded
AUTHORITY = ("name", "legal_entity", "letterhead", "address", "phone", "email", "opening_hours", "seal_key", *ADDED)
ENTRY = ("value", "unit", "title", "source", "valid_until", "checked_by", "checked_on")
STREET = ("name", "spelled", "postcode", "district", "number_from", "number_to", "parking_zone", "latitude", "longitude")
NUMBERS = {"number_from": int, "number_to": int, "latitude": float, "longitude": float}
DATES = ("valid_from", "valid_until", "checked_on")


class NotLoadable(ValueError):
    """A file says something the town hall cannot take; the message names file and entry."""


def load(paths: Iterable[Path] = ()) -> None:
    """Load the town hall's own files, then those of the services: authorities.json and law.json."""
    files = [HERE / "authorities.json", HERE / "law.json", *paths]
    for path in sorted(files, key=lambda path: path.name != "authorities.json"):
        (load_authorities if path.name == "authorities.json" else load_law)(path)
    load_streets(HERE / "streets.csv")


@atomic
def load_authorities(path: Path) -> None:
    """Add the authorities of a file; parents stand before their children."""
    known = {authority.slug: authority for authority in Authority.objects.all()}
    for facts in read(path, {"slug", "parent", *AUTHORITY}, {"slug", "name"}):
        slug, above = facts["slug"], facts.get("parent")
        if above and above not in known:
            raise NotLoadable(f"{path}: {slug} names the parent {above}, which does not stand before it.")
        parent = known[above] if above else None
        row = known.get(slug) or Authority(slug=slug, parent=parent, path=f"{parent.path if parent else ''}{slug}/")
        known[slug] = row
        if take(row, facts, AUTHORITY):
            row.save()


@atomic
def load_law(path: Path) -> None:
    """Add the legal entries of a file; each is one key from one day on."""
    rows = {(entry.key, entry.valid_from): entry for entry in LegalEntry.objects.all()}
    taken = []
    for facts in read(path, {"key", "valid_from", *ENTRY}, {"key", "value", "title", "source", "valid_from"}):
        facts |= {name: date.fromisoformat(facts[name]) for name in DATES if facts.get(name)}
        place = (facts["key"], facts["valid_from"])
        row = rows.get(place) or LegalEntry(key=place[0], valid_from=place[1])
        if (row.pk is None or row.checked_on is None) and take(row, facts, ENTRY):
            taken.append(row)
    write(LegalEntry, taken)


@atomic
def load_streets(path: Path) -> None:
    """Add the streets of a table; lines that begin with # explain it."""
    rows = {street.key: street for street in Street.objects.all()}
    taken = []
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(text for text in file if not text.startswith("#")):
            facts: dict[str, Any] = {name: text for name, text in line.items() if text}
            try:
                facts |= {name: read(facts[name]) for name, read in NUMBERS.items() if name in facts}
                facts["spelled"] = spelling(facts["name"])
                row = rows.get(facts["key"]) or Street(key=facts["key"])
            except (KeyError, ValueError) as error:
                raise NotLoadable(f"{path}: {line}: {error}") from error
            if take(row, facts, STREET):
                taken.append(row)
    write(Street, taken)


def take(row: Authority | LegalEntry | Street, facts: dict[str, Any], names: tuple[str, ...]) -> bool:
    """Let a row say what its file says, unless a person has changed it since it was last loaded; True if it is to be saved."""
    if row.pk is not None and row.loaded != mark(row, names):
        return False
    blank = type(row)()
    for name in names:
        setattr(row, name, facts.get(name, getattr(blank, name)))
    before, row.loaded = row.loaded, mark(row, names)
    return row.pk is None or row.loaded != before


def write(model: type[LegalEntry] | type[Street], rows: list[Any]) -> None:
    """Save rows, the new ones together: there are hundreds."""
    changed = [row for row in rows if row.pk is not None]
    model._default_manager.bulk_create(row for row in rows if row.pk is None)
    for row in changed:
        row.save()


def mark(row: Authority | LegalEntry | Street, names: tuple[str, ...]) -> str:
    values = {name: getattr(row, name) for name in names}
    values = {name: value for name, value in values.items() if value or name not in ADDED}
    return digest({name: dump(value) if isinstance(value, date) else value for name, value in values.items()})


def read(path: Path, known: set[str], needed: set[str]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    for entry in entries:
        if wrong := (entry.keys() - known) | (needed - entry.keys()):
            raise NotLoadable(f"{path}: {entry.get('key') or entry.get('slug')}: see {', '.join(sorted(wrong))}.")
    return entries
