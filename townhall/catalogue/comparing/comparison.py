"""Two published versions side by side, for the people who work with them."""

from dataclasses import dataclass
from itertools import groupby

from townhall.catalogue.comparing.changes import Sentence, describe
from townhall.catalogue.models import ServiceVersion
from townhall.lib.text import T


@dataclass(frozen=True)
class Comparison:
    """What is different in `new`, under headings in the order in which people meet it."""

    old: ServiceVersion
    new: ServiceVersion
    groups: tuple[tuple[T, tuple[Sentence, ...]], ...]

    @property
    def is_minor(self) -> bool:
        """Say whether only texts differ."""
        return self.old.own_shape == self.new.own_shape


def compare(old: ServiceVersion, new: ServiceVersion) -> Comparison:
    """Compare two versions of one service, and the code behind them as it was when they were published."""
    found = describe(old.definition, new.definition, code_before=old.hooks, code_after=new.hooks)
    groups = groupby(found, key=lambda sentence: sentence.section)
    return Comparison(old, new, tuple((section, tuple(sentences)) for section, sentences in groups))
