"""What a page must know about the world besides the definition; faces fill it in, fields import no models."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class FormContext:
    """Documents handed in so far, by path (`relief/proof`), and what the account knows, by the word in `prefill`.

    `prefill={"identity": {"given_name": "Alice", …}}`; values in stored form. A document has `id`, `name` and `size`.
    """

    uploads: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    prefill: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def documents(self) -> dict[str, Any]:
        """Return every document by its id."""
        return {str(document.id): document for here in self.uploads.values() for document in here}
