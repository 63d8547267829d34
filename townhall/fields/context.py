"""What a page must know about the world besides the definition; faces fill it in, fields import no models."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class FormContext:
    """Documents handed in so far, by id, and what the account knows: a tree of answers, filled in where nothing was saved.

    A document has `pk`, `name` and `size`.
    """

    documents: Mapping[str, Any] = field(default_factory=dict)
    prefill: Mapping[str, Any] = field(default_factory=dict)
