"""How long the authority has for a decision, and what it means if it says nothing (Frist, Genehmigungsfiktion)."""

from dataclasses import dataclass
from enum import StrEnum

from townhall.lib import codec
from townhall.lib.text import T
from townhall.logic.expressions import Expression


@dataclass(frozen=True)
class Term:
    """A processing period for applications that say so; the first term that holds wins, else the service's `processing`."""

    when: Expression
    law: str  # key of the period in the legal register

    dump = codec.dump_record
    load = classmethod(codec.load_record)


class OnRequest(StrEnum):
    """What happens to the time when the authority says that something is missing."""

    RESTART = "restart"  # it begins anew on the day on which the application is complete
    PAUSE = "pause"  # it stands still until the answer is here

    @classmethod
    def load(cls, data: str) -> "OnRequest":
        return cls(data)


@dataclass(frozen=True)
class Silence:
    """An outcome that counts as decided when the time is over, because a law says so (§ 42a VwVfG)."""

    outcome: str
    meaning: T  # completes "Entscheiden wir bis dahin nicht, …": "gilt die Zustimmung als erteilt"
    on_request: OnRequest = OnRequest.RESTART
    complaint: str = ""  # key of the period after which a request no longer stops the time; empty: it always does

    dump = codec.dump_record
    load = classmethod(codec.load_record)
