"""How a service can end, and the letter that says so. Data of a definition, frozen with it."""

from dataclasses import dataclass
from enum import StrEnum

from townhall.fields.base import Field
from townhall.lib import codec
from townhall.lib.text import T


class Nature(StrEnum):
    """What an outcome is in law; remedy, reasons and Bekanntgabe belong to administrative acts only."""

    ADMINISTRATIVE_ACT = "administrative_act"  # Verwaltungsakt
    CERTIFICATE = "certificate"  # Bescheinigung
    ACKNOWLEDGEMENT = "acknowledgement"  # Mitteilung
    PRIVATE_LAW = "private_law"  # privatrechtliche Antwort

    @classmethod
    def load(cls, data: str) -> "Nature":
        return cls(data)


class Signing(StrEnum):
    """Whether a second person signs before the decision takes effect (Vier-Augen-Prinzip)."""

    ONE = "one"
    TWO = "two"

    @classmethod
    def load(cls, data: str) -> "Signing":
        return cls(data)


BLOCKS = (
    "text",
    "parts",
    "facts",
    "entitlements",
    "tables",
    "charge",
    "due",
    "conditions",
    "reasons",
    "notes",
    "remedy",
    "announcement",
)


@dataclass(frozen=True)
class Block:
    """One piece of a letter: a kind of BLOCKS.

    A text may name in braces what placeholders.py lists.
    """

    kind: str
    text: T | None = None
    title: T | None = None

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Reason:
    """A building block of the reasons, for a clerk to choose (Textbaustein): `label` on the form, `text` in the letter.

    Besides what every text of a letter may name, `{gap:words}` is filled in by the clerk.
    """

    id: str
    label: T
    text: T

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Letter:
    """What the notice says: its subject and its blocks in order. The layout belongs to the town hall."""

    subject: T
    blocks: tuple[Block, ...]

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Split:
    """What a partial decision is made of: each option chosen in a question is granted or refused by itself.

    What is granted is decided by the rules of the service as if only that had been applied for.
    """

    of: str  # path of a question with several answers: "use/kinds"
    refused: T  # what is ordered for each that is refused: "Wir lehnen ab: {entry}."
    remedy: str  # of each refusal, a key of the legal register

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Outcome:
    """One way a case of this service can be decided."""

    id: str
    label: T  # what the clerk chooses: "Befreiung gewähren"
    granted: bool
    nature: Nature
    letter: Letter
    summary: T  # two plain sentences for the postbox and the timeline
    needs_reasons: bool = False  # the clerk has to write some (§ 39 VwVfG)
    signing: Signing = Signing.ONE
    charged: bool = False  # sets the fee of the service
    asks: tuple[Field, ...] = ()  # what the clerk states: an amount granted, a day, an answer in words
    hearing: bool = False  # the person is heard before (Anhörung, § 28 VwVfG)
    reasons: tuple[Reason, ...] = ()  # building blocks of its reasons; those of the office come besides
    names: str = ""  # id of what is asked that names an entitlement by its number, where names have changed since
    split: Split | None = None  # some is granted and some refused (Teilbewilligung)

    dump = codec.dump_record
    load = classmethod(codec.load_record)
