"""What a service of another city still lacks here, in sentences for those who have taken it over (Hinweise zur Übernahme)."""

from collections.abc import Iterator

from townhall.catalogue.definition import Definition
from townhall.catalogue.entry import entries
from townhall.catalogue.hooks import HOOKS
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.sharing.formats import texts
from townhall.lib.text import T
from townhall.resources.models import Resource

RULES = T(
    "Diese Regeln gibt es hier nicht: {names}. Was sie berechnen, schreiben die Menschen, die entscheiden, selbst.",
    en="These rules are not here: {names}. What they work out, whoever decides writes in their own words.",
)
RESOURCE = T(
    "Die begrenzten Mittel „{slug}“ sind hier nicht angelegt. Legen Sie sie in der Administration an.",
    en="The limited resource “{slug}” is not set up here. Set it up in the administration.",
)
LINK = T(
    "Ein Weg führt zur Leistung „{slug}“, die es hier nicht gibt. Wer ihm folgt, findet keine Seite.",
    en="A way leads to the service “{slug}”, which is not here. Whoever follows it finds no page.",
)
STOCK = T(
    "Die Leistung ändert, was „{slug}“ geschaffen hat; diese Leistung gibt es hier nicht.",
    en="The service changes what “{slug}” has created; that service is not here.",
)
NAMES = T(
    "{count} Texte nennen „{city}“, zum Beispiel „{example}“. Ersetzen Sie Wörter: --word …",
    en="{count} texts name “{city}”, for example “{example}”. Replace words: --word …",
)


def lacking(definition: Definition, *, city: str) -> Iterator[T]:
    """Yield what is missing for a definition, and what in it speaks of the city it comes from."""
    if names := [hook.name for hook in definition.hooks if hook.name not in HOOKS]:
        yield RULES.fill(names=", ".join(names))
    if definition.resource and not Resource.objects.filter(slug=definition.resource).exists():
        yield RESOURCE.fill(slug=definition.resource)
    here = {*ServiceVersion.objects.values_list("slug", flat=True), *entries()}
    links = {stop.link for step in definition.steps for stop in step.stops if stop.link and "/" not in stop.link}
    yield from (LINK.fill(slug=slug) for slug in sorted(links - here))
    if definition.stock_slug not in here:
        yield STOCK.fill(slug=definition.stock_slug)
    naming = [text["de"] for text in texts(definition.dump()) if city and city in text["de"]]
    naming += [str(passage) for passage in definition.plain_language if city and city in str(passage)]
    if naming:
        yield NAMES.fill(count=len(naming), city=city, example=naming[0])
