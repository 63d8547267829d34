"""Which other bodies are usually heard before a decision of a service (Beteiligung anderer Stellen)."""

from dataclasses import dataclass

from townhall.lib import codec
from townhall.lib.text import T
from townhall.logic.expressions import Expression


@dataclass(frozen=True)
class Consulted:
    """A body whose statement is asked for: an office of the town hall, or somebody outside.

    `shares` names the steps whose answers the body needs, and no others. An outside body has a `name`, an office its slug.
    """

    id: str
    question: T
    shares: tuple[str, ...]
    office: str = ""
    name: T | None = None
    email: str = ""
    when: Expression | None = None
    needed: bool = False  # nothing is decided before its statement is in

    dump = codec.dump_record
    load = classmethod(codec.load_record)
