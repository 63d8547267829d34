"""What stands in each kind of text, and what the town hall came with."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from townhall.catalogue.models import ServiceVersion
from townhall.catalogue.outcomes import Letter, Outcome, Reason
from townhall.editorial.models import Kind
from townhall.editorial.office_blocks import OfficeBlock, shipped
from townhall.editorial.phrases import Phrases, complete, shipped_phrases
from townhall.editorial.town_letters import OUTCOMES, TOWN
from townhall.lib import codec
from townhall.lib.text import T

BLOCK_KEY = re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*")
NOTICE = "notice"  # key of the one layout there is


@dataclass(frozen=True)
class LetterText:
    """The words of one outcome of a service: its letter, its summary, the building blocks of its reasons."""

    letter: Letter
    summary: T
    reasons: tuple[Reason, ...] = ()

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    @classmethod
    def of(cls, outcome: Outcome) -> "LetterText":
        return cls(outcome.letter, outcome.summary, outcome.reasons)

    def put_into(self, outcome: Outcome) -> Outcome:
        return replace(outcome, letter=self.letter, summary=self.summary, reasons=self.reasons)


@dataclass(frozen=True)
class Layout:
    """What every notice says around its blocks."""

    closing: T
    sealed: T
    by_machine: T
    translation: T

    dump = codec.dump_record
    load = classmethod(codec.load_record)


LAYOUT = Layout(
    closing=T("Mit freundlichen Grüßen", en="Kind regards"),
    sealed=T(
        "Dieses Schreiben trägt statt einer Unterschrift ein elektronisches Siegel.",
        en="This letter carries an electronic seal instead of a signature by hand.",
    ),
    by_machine=T(
        "Dieser Bescheid ist maschinell erstellt und ohne Unterschrift gültig ({procedure:by_machine}).",
        en="This notice was made by machine and is valid without a signature ({procedure:by_machine}).",
    ),
    translation=T(
        "Diese Seite erklärt den Bescheid auf Englisch. Rechtlich gilt nur der deutsche Text.",
        en="This page explains the notice in English. Only the German text has legal effect.",
    ),
)
Content = LetterText | OfficeBlock | Layout | Phrases
CLASSES: dict[str, type[LetterText] | type[OfficeBlock] | type[Layout] | type[Phrases]] = {
    Kind.LETTER: LetterText,
    Kind.BLOCK: OfficeBlock,
    Kind.LAYOUT: Layout,
    Kind.PHRASES: Phrases,
}


class NoSuchText(LookupError):
    """There is no text of this kind and key."""


@dataclass(frozen=True)
class Text:
    """One text by kind and key: where it belongs, and what the town hall came with."""

    kind: str
    key: str

    def __post_init__(self) -> None:
        is_block = BLOCK_KEY.fullmatch(self.key) is not None
        known = {
            Kind.LETTER: self.is_letter,
            Kind.BLOCK: lambda: is_block,
            Kind.LAYOUT: lambda: self.key == NOTICE,
            Kind.PHRASES: lambda: self.key in shipped_phrases(),
        }
        if self.kind not in known or not known[Kind(self.kind)]():
            raise NoSuchText(f"{self.kind} {self.key}")

    @classmethod
    def of(cls, version: ServiceVersion, outcome: Outcome) -> "Text":
        """Return the letter of an outcome whose version is at hand already."""
        text = object.__new__(cls)
        facts = {"kind": Kind.LETTER.value, "key": f"{version.slug}.{outcome.id}", "version": version, "outcome": outcome}
        text.__dict__.update(facts)
        return text

    def is_letter(self) -> bool:
        return self.outcome is not None

    @property
    def slug(self) -> str:
        return self.key.partition(".")[0]

    @cached_property
    def version(self) -> ServiceVersion | None:
        """Return the latest version of the service a letter belongs to."""
        if self.kind != Kind.LETTER or self.slug == TOWN:
            return None
        return ServiceVersion.objects.current().filter(slug=self.slug).first()

    @cached_property
    def outcome(self) -> Outcome | None:
        name = self.key.partition(".")[2]
        if self.kind == Kind.LETTER and self.slug == TOWN:
            return OUTCOMES.get(name)
        outcomes = self.version.definition.outcomes if self.version is not None else ()
        return next((outcome for outcome in outcomes if outcome.id == name), None)

    @property
    def office(self) -> str:
        """Return the slug of the authority whose editors look after this text; '' for the whole town hall."""
        if self.kind == Kind.LETTER and self.version is not None:
            return self.version.definition.authority
        return self.slug if self.kind == Kind.BLOCK else ""

    @property
    def shipped(self) -> Content | None:
        """Return what stands in the service folder or came with the town hall; None for a building block editors added."""
        if self.outcome is not None:
            return LetterText.of(self.outcome)
        if self.kind == Kind.PHRASES:
            return shipped_phrases()[self.key].content
        return shipped().get(self.key) if self.kind == Kind.BLOCK else LAYOUT

    @property
    def title(self) -> T:
        if self.version is not None and self.outcome is not None:
            return LETTER_OF.fill(service=self.version.definition.title, outcome=self.outcome.label)
        if self.outcome is not None:
            return self.outcome.letter.subject
        if self.kind == Kind.PHRASES:
            return shipped_phrases()[self.key].title
        if self.kind == Kind.LAYOUT:
            return NOTICE_LAYOUT
        return BLOCK_OF.fill(label=shipped()[self.key].reason.label if self.key in shipped() else self.key)

    @property
    def blank(self) -> Content | None:
        """Return a building block nobody has written yet."""
        office, _dot, id = self.key.partition(".")
        return OfficeBlock(office, "any", Reason(id, T("", en=""), T("", en=""))) if self.kind == Kind.BLOCK else None

    def read(self, data: Any) -> Content:
        content = CLASSES[self.kind].load(data)
        return complete(self.key, content) if isinstance(content, Phrases) else content


LETTER_OF = T("{service}: {outcome}", en="{service}: {outcome}")
NOTICE_LAYOUT = T("Rahmen aller Schreiben", en="Frame of all letters")
BLOCK_OF = T("Textbaustein: {label}", en="Building block: {label}")
