"""Give a service to another town hall: one version as a package, always in the same bytes (Abgabe einer Leistung)."""

from typing import Any

from django.conf import settings

from townhall.authorities.models import LegalEntry
from townhall.catalogue.checking.gate import texts
from townhall.catalogue.definition import Definition
from townhall.catalogue.models import Enclosure, ServiceVersion
from townhall.catalogue.placeholders import FROM_THE_REGISTER, named
from townhall.catalogue.sharing.formats import taken_apart
from townhall.catalogue.sharing.packages import pack
from townhall.lib.codec import dump
from townhall.lib.text import T

LAW = ("key", "valid_from", "valid_until", "value", "unit", "title", "source")  # never who checked it: everybody checks their own


class NothingToGive(Exception):
    """A version without samples, or one published before they were kept."""

    message = T(
        "Zu dieser Fassung gibt es keine Beispielanträge. Veröffentlichen Sie die Leistung neu: publish_services",
        en="There are no sample applications for this version. Publish the service again: publish_services",
    )


def export(version: ServiceVersion, *, definition: Definition | None = None) -> bytes:
    """Return a version as a package, or as it reads with the texts of editors; NothingToGive if it has no samples."""
    enclosure = Enclosure.objects.filter(version=version).first()
    if enclosure is None:
        raise NothingToGive(f"{version} has no samples.")
    definition = definition or version.definition
    manifest = {
        "slug": version.slug,
        "version": version.label,
        "digest": definition.digest,
        "city": settings.CITY,
        "hooks": {hook.name: version.hooks.get(hook.name, "") for hook in definition.hooks},
        "taken_from": enclosure.origin or {},
    }
    return pack(manifest, taken_apart(definition.dump(), enclosure.samples, law_of(definition)))


def law_of(definition: Definition) -> list[dict[str, Any]]:
    """Return the dated entries of the legal register that a definition names.

    What only its rules read stays here: without the rules nobody reads it, and unchecked it would close a town hall.
    """
    entries = LegalEntry.objects.filter(key__in=law_keys(definition)).order_by("key", "valid_from")
    return [
        {name: plain(name, getattr(entry, name)) for name in LAW if getattr(entry, name) not in ("", None)} for entry in entries
    ]


def plain(name: str, value: Any) -> Any:
    return value if name == "value" else dump(value)


def law_keys(definition: Definition) -> set[str]:
    """Return the keys of the legal register that a definition names."""
    keys = {definition.processing, definition.automation, definition.announcement, definition.sample, definition.extension}
    keys |= {term.law for term in definition.terms}
    keys |= {definition.silence.complaint} if definition.silence is not None else set()
    keys |= (
        {definition.fee.within, definition.fee.kept, *(item.law for item in definition.fee.items)}
        if definition.fee is not None
        else set()
    )
    keys |= {definition.retention.law} if definition.retention is not None else set()
    for outcome in definition.outcomes:
        said = [text for _place, text in [*texts(outcome.letter, ""), *texts(outcome.reasons, "")]]
        keys |= set(named(said, *FROM_THE_REGISTER))
    return keys - {""}
