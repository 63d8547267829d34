"""Take a service over from another town hall: what is data runs at once, without a folder in `services/` (Übernahme).

Code does not travel: where a rule is missing, a clerk decides.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.transaction import atomic

from townhall.authorities.loading import ENTRY, mark
from townhall.authorities.models import LegalEntry
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.definition import Definition
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.publishing import NotPublishable, publish
from townhall.catalogue.sharing.adapting import AS_IT_IS, Wishes, refuse_misfit, settled
from townhall.catalogue.sharing.exporting import LAW, law_keys
from townhall.catalogue.sharing.formats import Contents, put_together, taken_apart
from townhall.catalogue.sharing.packages import UNREADABLE, Changed, NotAPackage, PackageRefused, shown, unpack
from townhall.journal.recording import label_of, record
from townhall.lib import codec
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NotUnderstood(PackageRefused):
    """The definition uses a type of question, an operator or a parameter that this town hall does not know."""

    message = T(
        "Die Leistung enthält etwas, das dieses Rathaus nicht kennt: {problem}",
        en="The service contains something this town hall does not know: {problem}",
    )


class LawMissing(PackageRefused):
    """The definition names keys that the legal register does not have."""

    message = T(
        "Dem Rechtsstand fehlen: {keys}. Tragen Sie sie ein, oder nehmen Sie sie ungeprüft mit auf: --with-law. "
        "Solange ein Eintrag ungeprüft ist, bleibt ein Rathaus im Betrieb geschlossen.",
        en="The legal register lacks: {keys}. Enter them, or take them over unchecked: --with-law. "
        "While an entry is unchecked, a town hall in real operation stays closed.",
    )


@atomic
def import_package(data: bytes, *, wishes: Wishes = AS_IT_IS, by: "Account | None", at: datetime) -> ServiceVersion:
    """Publish the service of a package here and return its version; PackageRefused or NotPublishable if that cannot be.

    Taking the same package over again changes nothing.
    """
    manifest, contents = unpack(data)
    theirs, samples = read_definition(manifest, contents, today=at.date())
    definition = settled(theirs, wishes)
    refuse_misfit(definition, manifest, wishes)
    take_law_over(definition, contents["law.json"], wishes)
    origin = {name: manifest[name] for name in ("city", "slug", "version", "digest", "taken_from")}
    origin |= {"authorities": dict(wishes.authorities), "words": dict(wishes.words), "on": at.isoformat(), "by": label_of(by)}
    known = ServiceVersion.objects.latest_of(definition.slug)
    version = publish(definition, at=at, samples=samples, origin=origin)
    if version != known:
        record("version.imported", version, by=by, at=at, version=str(version), city=origin["city"], digest=origin["digest"])
    return version


def read_definition(manifest: dict[str, Any], contents: Contents, *, today: date) -> tuple[Definition, dict[str, dict]]:
    """Read a definition with its samples; nothing of it may get lost or be read in another sense."""
    try:
        stored, samples = put_together(contents), contents["samples.json"]
        if codec.digest(stored) != manifest["digest"] or stored["slug"] != manifest["slug"]:
            raise Changed(name="definition.json")
        if taken_apart(stored, samples, contents["law.json"]) != contents:
            raise NotAPackage
        definition = Definition.load(stored)
        found = objections(definition, samples=samples, today=today, from_elsewhere=True)
    except PackageRefused:
        raise
    except UNREADABLE as problem:
        raise NotUnderstood(problem=shown(str(problem))) from problem
    if definition.digest != manifest["digest"]:
        raise NotUnderstood(problem=manifest["slug"])
    if found:
        raise NotPublishable(definition.slug, found)
    return definition, samples


def take_law_over(definition: Definition, entries: Any, wishes: Wishes) -> None:
    """Add what the legal register lacks, unchecked; a key that stands here is left alone."""
    keys = law_keys(definition)
    missing = keys - set(LegalEntry.objects.filter(key__in=keys).values_list("key", flat=True))
    try:
        offered = [entry for entry in entries if entry["key"] in missing]
        if missing and not (wishes.with_law and missing <= {entry["key"] for entry in offered}):
            raise LawMissing(keys=", ".join(map(shown, sorted(missing))))
        for entry in offered:
            add(entry)
    except PackageRefused:
        raise
    except UNREADABLE as problem:
        raise NotUnderstood(problem=shown(str(problem))) from problem


def add(entry: dict[str, Any]) -> None:
    if unknown := entry.keys() - set(LAW):
        raise NotUnderstood(problem=shown(", ".join(sorted(unknown))))
    row = LegalEntry(**entry)
    row.full_clean()
    row.loaded = mark(row, ENTRY)  # a folder that comes later may correct it, as long as nobody has
    row.save()
