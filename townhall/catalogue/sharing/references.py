"""What a definition names that stands elsewhere: authorities and entries of the legal register."""

from collections.abc import Iterator

from townhall.authorities.models import Authority, LegalEntry
from townhall.catalogue.definition import Definition
from townhall.catalogue.sharing.adapting import authorities_of
from townhall.catalogue.sharing.exporting import law_keys
from townhall.lib.text import T

NO_AUTHORITY = T(
    "Es gibt keine Behörde „{slug}“: Schreiben Sie authorities.json neben die Leistung, oder nehmen Sie eine von {known}.",
    en="there is no authority {slug!r}: write authorities.json beside the service, or take one of {known}.",
)
NO_LAW = T(
    "Der Rechtsstand hat keinen Eintrag „{key}“: Schreiben Sie ihn in law.json neben der Leistung.",
    en="the legal register has no {key!r}: write it into law.json beside the service.",
)


def unknown(definition: Definition) -> Iterator[T]:
    """Say in sentences what a definition names and the database does not know: nobody could file or decide an application."""
    here = sorted(Authority.objects.values_list("slug", flat=True))
    for slug in sorted(authorities_of(definition) - set(here)):
        yield NO_AUTHORITY.fill(slug=slug, known=", ".join(here))
    keys = law_keys(definition)
    for key in sorted(keys - set(LegalEntry.objects.filter(key__in=keys).values_list("key", flat=True))):
        yield NO_LAW.fill(key=key)
