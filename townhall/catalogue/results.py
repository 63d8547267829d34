"""What a decision comes to: computed by the service's `assess` hook, stored with the decision, printed in its letter.

Money is whole cents. A result is data: it is frozen with the decision and never computed again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from townhall.authorities.registers import NoResidents, NoVehicles, Residents, Vehicles
from townhall.fields.context import NOWHERE, Places
from townhall.lib import codec, written
from townhall.lib.text import T


@dataclass(frozen=True)
class Record:
    """Anything stored as the JSON of its parameters."""

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Row(Record):
    cells: tuple[T, ...]


@dataclass(frozen=True)
class Table(Record):
    """A calculation shown to the person: one head, rows, and the total below them."""

    title: T
    head: tuple[T, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


@dataclass(frozen=True)
class Part(Record):
    """One operative part (Tenor) with the key of its remedy in the legal register."""

    text: T
    remedy: str = ""
    granted: bool = True
    reasons: tuple[T, ...] = ()  # of this part alone


@dataclass(frozen=True)
class Due(Record):
    """An amount and the day it is due (Fälligkeit)."""

    on: date
    cents: int
    label: T


@dataclass(frozen=True)
class Effect(Record):
    """What happens to an entitlement: `create` (a number is drawn), `change` or `end` (`identifier` names it)."""

    change: str
    kind: str
    label: str
    valid_from: date
    identifier: str = ""
    valid_until: date | None = None
    data: tuple[tuple[str, str], ...] = ()
    group: str = ""  # what a new one counts together with from now on; empty: as the application does

    def dump(self) -> dict:
        return codec.dump_record(self)


@dataclass(frozen=True)
class ChargeLine(Record):
    """One line of a charge: `count` times `each` cents, with the source of the amount and the sentence that explains it."""

    title: T
    each: int
    count: Decimal
    cents: int
    source: str
    sentence: T


@dataclass(frozen=True)
class Charge(Record):
    """What an application costs (Gebühr)."""

    lines: tuple[ChargeLine, ...] = ()

    @property
    def cents(self) -> int:
        return sum(line.cents for line in self.lines)


@dataclass(frozen=True)
class Bill(Record):
    """A charge that somebody was asked to pay, with what to quote (Zahlungsaufforderung, Kassenzeichen)."""

    reference: str
    charge: Charge
    due_on: date | None = None  # None: nobody begins to work before it is paid

    @property
    def cents(self) -> int:
        return self.charge.cents

    @property
    def grouped(self) -> str:
        """Return the Kassenzeichen as people read and type it: 2026 0000 1234."""
        return " ".join(self.reference[place : place + 4] for place in range(0, len(self.reference), 4))

    @property
    def amount(self) -> T:
        return written.euro(self.cents)


@dataclass(frozen=True)
class ClaimOn(Record):
    """A part of a limited resource that a decision grants, in cents or places; priority 0 is served before 1."""

    resource: str
    amount: int
    priority: int = 1


@dataclass(frozen=True)
class Fact(Record):
    """Something a certificate states in words: the plate, the area, until when it is valid."""

    label: T
    value: T


@dataclass(frozen=True)
class Result(Record):
    """All that the letter needs and the town hall keeps."""

    parts: tuple[Part, ...]
    tables: tuple[Table, ...] = ()
    due: tuple[Due, ...] = ()
    reasons: tuple[T, ...] = ()
    notes: tuple[T, ...] = ()
    effects: tuple[Effect, ...] = ()
    cents: int = 0  # what is to be paid in all
    facts: tuple[Fact, ...] = ()  # what a certificate or permit states
    conditions: tuple[T, ...] = ()  # side provisions (Nebenbestimmungen, § 36 VwVfG NRW)
    charge: Charge | None = None  # the fee this decision sets
    claims: tuple[ClaimOn, ...] = ()  # what it takes of limited resources


@dataclass(frozen=True)
class Impossible:
    """What `assess` answers instead of a result where a case cannot end like this, with the sentence why. Never stored."""

    because: T


@dataclass(frozen=True)
class Ruling:
    """An automatic decision: which outcome, and the sentence that says why no person had to look (§ 35a VwVfG)."""

    outcome: str
    sentence: T


@dataclass(frozen=True)
class Requirement:
    """Something the law asks for, and whether it is so (Voraussetzung). `met` is None where a person has to look."""

    title: T
    met: bool | None
    law: str  # citation: "§ 46 Abs. 5 StVO"
    because: T | None = None  # what was found, if that is not plain


@dataclass(frozen=True)
class Held:
    """An entitlement the same people hold already."""

    kind: str
    identifier: str
    label: str
    valid_from: date
    data: dict[str, str]
    case_number: str


class Law(Protocol):
    """The legal register as a rule sees it."""

    def value(self, key: str, *, on: date) -> Any:
        """Return the figure or text in force on a day; refuse what is missing, and unchecked entries in real operation."""

    def holds(self, key: str, *, on: date) -> bool:
        """Say whether a switch of the register is on."""

    def source(self, key: str, *, on: date) -> str:
        """Return where a figure stands: the citation a notice names."""


NO_VEHICLES, NO_RESIDENTS = NoVehicles(), NoResidents()


@dataclass(frozen=True)
class Situation:
    """What a rule may know besides the answers. The clock is `today`, never the computer's."""

    today: date
    submitted_on: date
    law: Law
    held: tuple[Held, ...] = ()
    stated: Mapping[str, Any] = field(default_factory=dict)  # what the clerk states for this outcome, by id, typed
    places: Places = NOWHERE  # the street table
    vehicles: Vehicles = NO_VEHICLES  # who a vehicle is registered to
    residents: Residents = NO_RESIDENTS  # who is registered where
    deemed_on: date | None = None  # the day from which the outcome counts as decided because the authority said nothing
    trust: int = 0  # how far the person was known when they sent the application
    proved: Mapping[str, str] = field(default_factory=dict)  # what their identity proof says: given_name, street, …

    def has_proved(self, **facts: str | None) -> bool:
        """Say whether an identity proof says exactly these facts; capitals and blanks do not matter."""
        return bool(facts) and all(plain(value) == plain(self.proved.get(name)) != "" for name, value in facts.items())


def plain(text: object) -> str:
    return " ".join(str(text or "").casefold().split())
