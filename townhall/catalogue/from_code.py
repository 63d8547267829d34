"""A service as the code says today, whether it is published or not (Entwurf einer Fassung)."""

import sys
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path

from townhall.catalogue.authoring import Service
from townhall.catalogue.checking.gate import objections
from townhall.catalogue.checking.trials import contradictions
from townhall.catalogue.comparing.changes import Sentence
from townhall.catalogue.definition import Definition
from townhall.catalogue.publishing import Plan, plan
from townhall.catalogue.registry import SERVICES, samples_of
from townhall.catalogue.sharing.references import unknown
from townhall.catalogue.texts import with_texts
from townhall.lib.text import T

WEIGHTY = {  # what binds people or the city beyond words: attribute of the definition → how editors call it
    "trust": T("Vertrauensniveau", en="trust level"),
    "fee": T("Gebühr", en="fee"),
    "retention": T("Aufbewahrung", en="retention"),
    "automation": T("Entscheidung durch Maschine", en="decision by machine"),
    "signings": T("Vier-Augen-Prinzip", en="second signature"),
}


@dataclass(frozen=True)
class Candidate:
    """The next version of a service, as it would be published."""

    service: type[Service]

    @cached_property
    def definition(self) -> Definition:
        return whole(self.service)

    @cached_property
    def plan(self) -> Plan:
        return plan(self.definition)

    @property
    def is_new(self) -> bool:
        return self.plan.kind != "unchanged"

    @property
    def samples(self) -> dict[str, dict]:
        return samples_of(self.service)

    @property
    def groups(self) -> list[tuple[T, list[Sentence]]]:
        """Return what would be different from the published version, under headings in the order in which people meet it."""
        found = groupby(self.plan.changes(self.definition), key=lambda sentence: sentence.section)
        return [(section, list(sentences)) for section, sentences in found]

    @property
    def weighty(self) -> list[T]:
        """Name what changes of that which binds people or the city."""
        old = self.plan.latest.definition if self.plan.latest is not None else None
        return [name for key, name in WEIGHTY.items() if old is not None and worth(old, key) != worth(self.definition, key)]

    def findings(self, today: date) -> list[T]:
        """List what keeps it from being published."""
        found = [*objections(self.definition, samples=self.samples, today=today), *unknown(self.definition)]
        return found or list(contradictions(self.definition, self.samples, today=today))


def worth(definition: Definition, key: str) -> object:
    if key == "signings":
        return {outcome.id: outcome.signing for outcome in definition.outcomes}
    return getattr(definition, key)


def candidates() -> list[Candidate]:
    return [Candidate(service) for _slug, service in sorted(SERVICES.items())]


def candidate(slug: str) -> Candidate | None:
    return Candidate(SERVICES[slug]) if slug in SERVICES else None


def whole(service: type[Service]) -> Definition:
    """Return the definition of a service with the texts that stand beside it; TextsNotUsable if a file of texts does not fit."""
    return with_texts(service.definition, folder_of(service) / "texts")


def folder_of(service: type) -> Path:
    """Return the folder in which a service is written."""
    return Path(sys.modules[service.__module__].__file__ or "").parent
