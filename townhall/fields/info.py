from dataclasses import dataclass
from typing import ClassVar

from townhall.fields.base import Field
from townhall.lib.text import T
from townhall.logic.expressions import RuleError


@dataclass(frozen=True, kw_only=True)
class Info(Field[None]):
    """A text between questions, which nobody answers: `Info(T("…", en="…"), title=T(…), tone="warning")`."""

    title: T | None = None
    tone: str = "info"  # or "warning"
    required: bool = False
    personal: bool = False

    tag = "info"
    asks: ClassVar[bool] = False
    draws: ClassVar[str] = "info"
    kind = "info"

    def expression(self):
        raise RuleError(f"{self.path} is a text and has no answer; a rule cannot read it.")

    def from_json(self, data):
        raise ValueError(data)
