"""What an adapter has to do. A city's own is a class with these five methods (README, “Hand over to other programs”)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class NotReachable(Exception):
    """The other program cannot be reached; asking again later is safe."""


@dataclass(frozen=True)
class Package:
    """What is handed over. The key stays the same when it is sent again; the turn counts how often it was sent."""

    key: UUID
    turn: int
    content: bytes  # a ZIP with manifest.json and the PDFs
    sha256: str

    @property
    def name(self) -> str:
        return f"{self.key}.{self.turn}"


@dataclass(frozen=True)
class Answer:
    """What the other program says of a package; one that cannot be read has no key."""

    name: str
    key: UUID | None = None
    turn: int = 0  # 0: it does not say of which
    accepted: bool = False
    reference: str = ""
    reason: str = ""


class Adapter(Protocol):
    """The way to one program. Each method may be called again after a crash at any moment."""

    def __init__(self, slug: str): ...

    def prepare(self, package: Package) -> str:
        """Make the package ready without handing it over; return the name by which deliver() finds it."""

    def deliver(self, prepared_as: str, package: Package) -> None:
        """Hand it over, or do nothing if that has happened already; raise NotReachable if it cannot be done now."""

    def discard(self, prepared_as: str) -> None:
        """Forget a package that somebody else has made ready meanwhile."""

    def answers(self) -> Iterator[Answer]:
        """Yield what the other program has said and nobody has settled."""

    def settle(self, answer: Answer) -> None:
        """Put an answer away that has been written down."""
