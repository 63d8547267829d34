"""Entries: what people look for in a town hall, but cannot apply for here. Each shows the way on.

They are data in `entries/<life situation>.json`. Nothing is filed under them, so they need no version.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from townhall.catalogue.situations import BY_ID
from townhall.lib import codec
from townhall.lib.text import T

FOLDER = Path(__file__).parent / "entries"
AUDIENCES = ("citizen", "organisation")
HELPLINE = "115"


class Kind(StrEnum):
    ONLINE = "online"
    COUNTER = "counter"
    TELEPHONE = "telephone"
    POST = "post"


@dataclass(frozen=True)
class Way:
    """How to get something: on another website (`site`, `url`), at a counter by appointment, by telephone, by post."""

    kind: str
    site: str = ""
    url: str = ""
    phone: str = HELPLINE

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    @property
    def dial(self) -> str:
        return self.phone.replace(" ", "")


@dataclass(frozen=True, eq=False)
class Entry:
    """A service of the city or of another authority without an online application here (Verzeichniseintrag)."""

    slug: str
    title: T
    summary: T
    who: T
    office: T
    ways: tuple[Way, ...]  # the first is the one we recommend
    keywords: tuple[str, ...]  # everyday words, misspellings and English
    life_situations: tuple[str, ...]
    bring: tuple[T, ...] = ()
    cost: T | None = None  # only with its source; otherwise the page says who knows
    legal_basis: str = ""
    leika: str = ""
    audience: tuple[str, ...] = ("citizen",)

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    @property
    def way(self) -> Way:
        return self.ways[0]

    @property
    def others(self) -> tuple[Way, ...]:
        """Return the further ways; the helpline always is one, so that nobody is left alone."""
        helpline = () if any(way.kind in (Kind.COUNTER, Kind.TELEPHONE) for way in self.ways) else (Way(Kind.TELEPHONE),)
        return (*self.ways[1:], *helpline)


class NotUsable(ValueError):
    """An entry people could not understand or follow; the message lists what is missing."""


@cache
def entries() -> dict[str, Entry]:
    """Read all entries once per process, by slug.

    Raises NotUsable with a list of everything that has to be mended.
    """
    found = [
        Entry.load(facts) for path in sorted(FOLDER.glob("*.json")) for facts in json.loads(path.read_text(encoding="utf-8"))
    ]
    if wrong := [f"- {entry.slug}: {sentence}" for entry in found for sentence in faults(entry)] + twice(found):
        raise NotUsable("\n".join(["The entries of the catalogue have to be mended:", *wrong]))
    return {entry.slug: entry for entry in found}


def twice(found: list[Entry]) -> list[str]:
    slugs = [entry.slug for entry in found]
    return [f"- {slug}: stands in the catalogue twice." for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1})]


def faults(entry: Entry) -> Iterator[str]:
    """Say what would leave people without a text or a way."""
    said = (entry.title, entry.summary, entry.who, entry.office, *entry.bring, *((entry.cost,) if entry.cost else ()))
    for text in said:
        for language, name in (("de", "German"), ("en", "English")):
            if not dict(text.texts).get(language, "").strip():
                yield f"“{text.in_('de')}” has no {name} text."
    if not entry.ways or entry.way.kind == Kind.POST:
        yield "names no way that begins with a link, a telephone number or an appointment."
    for way in entry.ways:
        if way.kind not in tuple(Kind):
            yield f"there is no way {way.kind!r}; there are {', '.join(Kind)}."
        if way.kind == Kind.ONLINE and not (way.site and way.url.startswith("https://")):
            yield "a way online needs the name of the site and an address that begins with https://."
    if not entry.keywords:
        yield "has no keywords."
    if unknown := (set(entry.life_situations) - BY_ID.keys()) | (set(entry.audience) - set(AUDIENCES)):
        yield f"there is no life situation or audience {', '.join(sorted(unknown))}."
    if not entry.life_situations:
        yield "belongs to no life situation."
