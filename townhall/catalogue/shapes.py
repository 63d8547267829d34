"""What a definition is without its words: two definitions of the same shape ask the same things under the same rules."""

from dataclasses import MISSING, fields, is_dataclass

from townhall.catalogue.definition import Definition, Profile
from townhall.catalogue.outcomes import Reason
from townhall.catalogue.plain_language import Passage
from townhall.lib import codec
from townhall.lib.text import T
from townhall.logic.expressions import Expression

WORDS = (T, Profile, Passage, Reason)  # nobody is asked or bound by what the catalogue says, or by sentences to choose from


def shape_of(definition: Definition) -> str:
    """Return a digest of everything but texts: ids, types, rules, limits, options' ids, outcomes, hooks."""
    return codec.digest(without_words(definition))


def without_words(part):
    """Return a definition, or a piece of one, as JSON in which no sentence stands.

    As in the codec, a value equal to its default is left out, so that a new parameter changes no shape.
    """
    if isinstance(part, tuple | list):
        return [without_words(item) for item in part if not isinstance(item, WORDS)]
    if is_dataclass(part) and not isinstance(part, Expression | type):
        own = {f.name: getattr(part, f.name) for f in fields(part) if f.init and is_set(part, f)}
        kept = {name: without_words(value) for name, value in own.items() if not is_wordy(value)}
        return {"type": getattr(part, "tag", ""), **kept}
    return codec.dump(part)


def is_set(part, f) -> bool:
    return f.default is MISSING or getattr(part, f.name) != f.default


def is_wordy(value) -> bool:
    return isinstance(value, WORDS) or (isinstance(value, tuple) and bool(value) and all(isinstance(v, WORDS) for v in value))
