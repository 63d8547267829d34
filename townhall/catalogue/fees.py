"""What a service costs, as data: amounts of the legal register, multiplied by what was answered (Gebühr)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from townhall.lib import codec
from townhall.lib.text import T
from townhall.logic.expressions import Expression, Operand


class Payable(StrEnum):
    """When a fee is paid."""

    BEFORE = "before"  # nobody works on the application before it is paid
    AFTER = "after"  # the notice sets it and says until when

    @classmethod
    def load(cls, data: str) -> "Payable":
        return cls(data)


@dataclass(frozen=True)
class FeeItem:
    """One part of a fee: an amount of the legal register, once or as often as an expression says."""

    title: T  # "Gebühr für ein Jahr"
    law: str  # key in the legal register: whole cents, or with `by` a table of option → cents
    times: Expression | None = None
    by: Expression | None = None  # the choice that picks the amount from the table
    when: Expression | None = None

    def __post_init__(self):
        """Take a question where an expression is meant: `times=Validity.years`."""
        for name in ("times", "by"):
            if isinstance(rule := getattr(self, name), Operand):
                object.__setattr__(self, name, rule.expression())

    dump = codec.dump_record
    load = classmethod(codec.load_record)


@dataclass(frozen=True)
class Fee:
    """The fee of a service. What data cannot say is the service's `charge` hook; then there are no items."""

    items: tuple[FeeItem, ...] = ()
    payable: Payable = Payable.AFTER
    within: str = ""  # key of the period in which a fee before the work is to be paid; empty: as the town hall says
    kept: str = ""  # key of the share, in per cent, that is kept if the application is withdrawn after work began; empty: none

    dump = codec.dump_record
    load = classmethod(codec.load_record)

    def rules(self) -> Iterator[tuple[str, Expression]]:
        """Yield every expression with the kind it must have."""
        for item in self.items:
            for kind, rule in (("number", item.times), ("choice", item.by), ("condition", item.when)):
                if rule is not None:
                    yield kind, rule
