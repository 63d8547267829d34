"""How long a closed case is kept, and what happens before it is deleted (Löschregel)."""

from dataclasses import dataclass
from enum import StrEnum

from townhall.lib import codec

GENERAL = "retention.general"  # what holds for services that say nothing


class Anchor(StrEnum):
    """The day from which the time counts."""

    CLOSED = "closed"
    DECIDED = "decided"
    ENTITLEMENT_ENDED = "entitlement_ended"  # what the case created has come to its end

    @classmethod
    def load(cls, data: str) -> "Anchor":
        return cls(data)


@dataclass(frozen=True)
class Retention:
    """`law` is the key of the period in the legal register: its length, where it counts from, and its basis.

    Files are offered to the archive first (ArchivG NRW); `archive` is off only where the archive does not want their kind.
    """

    law: str = GENERAL
    anchor: Anchor = Anchor.CLOSED
    archive: bool = True

    dump = codec.dump_record
    load = classmethod(codec.load_record)
