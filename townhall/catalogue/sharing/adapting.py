"""Fit a service of another city into this town hall: its name here, who is in charge, and what cannot be (Anpassung)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from townhall.authorities.models import Authority
from townhall.catalogue.by_hand import WORKED_OUT_BY, lacks
from townhall.catalogue.definition import Definition
from townhall.catalogue.fees import Payable
from townhall.catalogue.hooks import HOOKS, fingerprint
from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.plain_language import Passage
from townhall.catalogue.registry import SERVICES
from townhall.catalogue.sharing.formats import texts
from townhall.catalogue.sharing.packages import PackageRefused, shown
from townhall.lib.text import T

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class AuthorityUnknown(PackageRefused):
    """The definition names an authority that there is not here."""

    message = T(
        "Diese Stellen gibt es hier nicht: {slugs}. Sagen Sie, welche zuständig ist: --authority {first}=…",
        en="There are no such authorities here: {slugs}. Say which one is in charge: --authority {first}=…",
    )


class AuthorityNotNamed(PackageRefused):
    """Somebody maps an authority that the definition does not name."""

    message = T("Die Leistung nennt keine Stelle {slugs}.", en="The service names no authority {slugs}.")


class SlugNotUsable(PackageRefused):
    """The slug stands in addresses of pages."""

    message = T(
        "{slug} kann in keiner Adresse stehen. Nennen Sie einen Namen aus Kleinbuchstaben und Strichen: --slug …",
        en="{slug} cannot stand in an address. Give a name made of small letters and hyphens: --slug …",
    )


class SlugTaken(PackageRefused):
    """Another service has this slug here."""

    message = T(
        "Unter dem Namen {slug} gibt es hier schon eine andere Leistung. Nennen Sie einen neuen: --slug …",
        en="There is another service named {slug} here. Give a new name: --slug …",
    )


class RulesDiffer(PackageRefused):
    """Code here has the name of a rule of theirs and is not the same."""

    message = T(
        "Diese Regeln heißen hier genauso, sind aber andere: {names}. Ist es doch derselbe Stand des Programms: --same-rules",
        en="These rules have the same names here and are different ones: {names}. If it is the same code after all: --same-rules",
    )


class RuleNeeded(PackageRefused):
    """A rule is not here that no clerk can stand in for: of a fee paid before anybody decides, or of what silence decides."""

    message = T(
        "Die Regeln {names} gibt es hier nicht, und kein Mensch kann für sie einspringen: Die Gebühr ist vor der Bearbeitung zu "
        "zahlen, oder Schweigen gilt als Entscheidung. Lassen Sie sich auch den Ordner der Leistung geben.",
        en="The rules {names} are not here, and nobody can stand in for them: the fee is paid before the work, or silence counts "
        "as a decision. Ask for the folder of the service, too.",
    )


@dataclass(frozen=True)
class Wishes:
    """How a service is to be taken over: its slug here, authorities and words theirs → ours, and what somebody has looked at."""

    slug: str = ""
    authorities: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    with_law: bool = False  # add what the legal register lacks, unchecked
    same_rules: bool = False  # rules of the same name are the same, whatever their fingerprints say


AS_IT_IS = Wishes()


def settled(definition: Definition, wishes: Wishes) -> Definition:
    """Return a definition as it is called here, with the authorities and words of this town hall."""
    if unknown := wishes.authorities.keys() - authorities_of(definition):
        raise AuthorityNotNamed(slugs=", ".join(sorted(unknown)))
    slug = wishes.slug or definition.slug

    def ours(theirs: str) -> str:
        return wishes.authorities.get(theirs, theirs)

    return replace(
        reworded(definition, wishes.words),
        slug=slug,
        stock=slug if definition.stock == definition.slug else definition.stock,
        authority=ours(definition.authority),
        checked_by=ours(definition.checked_by),
        routes=tuple(replace(route, authority=ours(route.authority)) for route in definition.routes),
    )


def reworded(definition: Definition, words: Mapping[str, str]) -> Definition:
    """Return a definition that says our words for theirs, in every text and language and in its legal basis."""
    if not words:
        return definition

    def ours(text: str) -> str:
        for theirs, word in words.items():
            text = text.replace(theirs, word)
        return text

    stored = definition.dump()
    for text in texts(stored):
        text |= {language: ours(said) for language, said in text.items()}
    plain = (Passage(ours(each.title), tuple(map(ours, each.sentences))) for each in definition.plain_language)
    return replace(Definition.load(stored), plain_language=tuple(plain), legal_basis=ours(definition.legal_basis))


def authorities_of(definition: Definition) -> set[str]:
    """Return the slugs of the authorities a definition names."""
    return {definition.authority, definition.checked_by, *(route.authority for route in definition.routes)} - {""}


def refuse_misfit(definition: Definition, manifest: dict[str, Any], wishes: Wishes) -> None:
    """Raise PackageRefused if a settled definition has no place here."""
    if not SLUG.fullmatch(definition.slug):
        raise SlugNotUsable(slug=shown(definition.slug))
    if is_taken(definition.slug, manifest):
        raise SlugTaken(slug=definition.slug)
    named = authorities_of(definition)
    if unknown := sorted(named - set(Authority.objects.filter(slug__in=named).values_list("slug", flat=True))):
        raise AuthorityUnknown(slugs=", ".join(map(shown, unknown)), first=shown(unknown[0]))
    here = [hook.name for hook in definition.hooks if hook.name in HOOKS]
    if others := [name for name in here if fingerprint(name) != manifest["hooks"].get(name) and not wishes.same_rules]:
        raise RulesDiffer(names=", ".join(others))
    is_paid_first = definition.fee is not None and definition.fee.payable == Payable.BEFORE
    needed = {"charge"} if is_paid_first else set()
    needed |= {*WORKED_OUT_BY, "charge"} if definition.silence is not None else set()
    if lacks(definition, *needed):
        raise RuleNeeded(names=", ".join(shown(hook.name) for hook in definition.hooks if hook.use in needed))


def is_taken(slug: str, manifest: dict[str, Any]) -> bool:
    """Say whether a slug belongs to a service of our own or of a third city; a newer version of the same one may follow."""
    if slug in SERVICES:
        return True
    latest = ServiceVersion.objects.defer("data", "hooks").select_related("enclosure").filter(slug=slug).order_by("number").last()
    if latest is None:
        return False
    origin = latest.enclosure.origin if hasattr(latest, "enclosure") else None
    return origin is None or (origin["city"], origin["slug"]) != (manifest["city"], manifest["slug"])
