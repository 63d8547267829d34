from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from townhall.fields.number import Number
from townhall.logic.expressions import Expression

LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, kw_only=True)
class Computed(Number):
    """A number the town hall works out from other answers; rules read it like one, and nobody can type it.

    `area = fields.Computed(T("Fläche"), value=length * width, unit=T("m²"))`. It is worked out anew whenever answers are
    read, and stands in the application as it was when that was sent.
    """

    tag = "computed"
    draws = "computed"
    asks = False

    value: Expression
    required: bool = False

    def __post_init__(self):
        """Take a question where an expression is meant."""
        super().__post_init__()
        object.__setattr__(self, "value", self.value.expression())

    def work_out(self, result: object) -> str | None:
        """Return the stored form of what the rule came to, or None if it came to nothing."""
        if not isinstance(result, int | Decimal) or abs(Decimal(result)) >= LARGEST:
            return None
        step = Decimal(1).scaleb(-self.places)
        return self.to_json(Decimal(result).quantize(step, rounding=ROUND_HALF_UP))
