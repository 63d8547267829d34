"""What the catalogue lists: services one can apply for here, and entries that show the way elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from townhall.catalogue.definition import Definition
from townhall.catalogue.entry import Entry, Way, entries
from townhall.lib.text import T


@dataclass(frozen=True, eq=False)
class Offer:
    """One line of the catalogue; `way` leads elsewhere and is None for what can be applied for here."""

    slug: str
    title: T
    summary: T
    keywords: tuple[str, ...]
    audience: tuple[str, ...]
    life_situations: tuple[str, ...]
    minutes: int = 0
    trust: int = 0
    way: Way | None = None


OFFERS: dict[str, Offer] = {}  # by digest, as published versions never change


def offers(definitions: Iterable[Definition]) -> list[Offer]:
    """Return every service and every entry; a service takes the place of the entry with its slug."""
    services = {definition.slug: of_service(definition) for definition in definitions}
    return [*services.values(), *(of_entry(entry) for slug, entry in entries().items() if slug not in services)]


def of_service(definition: Definition) -> Offer:
    if definition.digest not in OFFERS:
        profile = definition.profile
        OFFERS[definition.digest] = Offer(
            slug=definition.slug,
            title=definition.title,
            summary=profile.summary,
            keywords=profile.keywords,
            audience=profile.audience,
            life_situations=profile.life_situations,
            minutes=profile.minutes,
            trust=definition.trust,
        )
    return OFFERS[definition.digest]


@cache
def of_entry(entry: Entry) -> Offer:
    return Offer(
        slug=entry.slug,
        title=entry.title,
        summary=entry.summary,
        keywords=entry.keywords,
        audience=entry.audience,
        life_situations=entry.life_situations,
        way=entry.way,
    )
