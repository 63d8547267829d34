"""What the pages of the catalogue list: services and entries, sorted and counted."""

from itertools import groupby

from django.utils import timezone

from townhall.cases.use import most_used
from townhall.catalogue.definition import Definition
from townhall.catalogue.entry import Entry
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.offers import Offer, offers
from townhall.catalogue.search import fold
from townhall.catalogue.situations import BY_ID, SITUATIONS, Situation

OFTEN_USED = 6


def listed() -> list[Offer]:
    """Return what the catalogue lists today, by title in the language of the reader."""
    definitions = [version.definition for version in ServiceVersion.objects.current()]
    return sorted(offers(definitions), key=by_title)


def in_plain_language() -> list[Definition]:
    """Return the services that have a text in Leichte Sprache, by their German title."""
    found = [version.definition for version in ServiceVersion.objects.current()]
    return sorted((each for each in found if each.plain_language), key=lambda each: fold(each.title.in_("de")))


def by_title(offer: Offer) -> str:
    return fold(str(offer.title))


def by_letter(chosen: list[Offer]) -> list[tuple[str, list[Offer]]]:
    """Group offers by the first letter of their title; Ö stands with O."""
    return [(letter, list(group)) for letter, group in groupby(chosen, key=lambda offer: by_title(offer)[:1].upper())]


def often_used(known: list[Offer]) -> list[Offer]:
    """Return the services filed most of late, then others one can apply for here."""
    order = {slug: place for place, slug in enumerate(most_used(at=timezone.now()))}
    here = [offer for offer in known if offer.way is None]
    return sorted(here, key=lambda offer: order.get(offer.slug, len(order)))[:OFTEN_USED]


def counted(known: list[Offer]) -> list[tuple[Situation, int]]:
    return [(situation, sum(situation.id in offer.life_situations for offer in known)) for situation in SITUATIONS]


def first_situation(ids: tuple[str, ...]) -> Situation | None:
    return next((BY_ID[id] for id in ids if id in BY_ID), None)


def related(entry: Entry) -> list[Offer]:
    """Return what one can apply for here in the same life situation."""
    here = [offer for offer in listed() if offer.way is None]
    return [offer for offer in here if set(offer.life_situations) & set(entry.life_situations)][:3]
