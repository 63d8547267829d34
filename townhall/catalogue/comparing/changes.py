"""The difference between two definitions in sentences: "Schritt „Ihre Hunde“: Frage „Rufname“ geändert: Höchstlänge 50 → 80"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from townhall.catalogue.comparing.diff import Change, diff, pieces
from townhall.catalogue.comparing.parameters import name_of
from townhall.catalogue.definition import Definition, Hook, Route, Stop
from townhall.catalogue.fees import FeeItem
from townhall.catalogue.outcomes import Block, Letter
from townhall.fields.base import Field
from townhall.fields.choice import Option
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat
from townhall.lib.text import T
from townhall.lib.words import Piece, compare, in_one_line
from townhall.logic.expressions import Expression
from townhall.logic.wording import NO, YES

STEP = T("Schritt „{title}“", en="Step “{title}”")
OUTCOME = T("Ergebnis „{label}“", en="Outcome “{label}”")
SECTIONS = {
    "": T("Leistung", en="Service"),
    ":profile": T("Beschreibung im Leistungskatalog", en="Description in the catalogue"),
    ":fee": T("Gebühr", en="Fee"),
    ":route": T("Zuständigkeit", en="Responsibility"),
    ":hook": T("Regeln im Programm", en="Rules in the code"),
}
QUESTION = T("Frage „{label}“", en="Question “{label}”")
GROUP = T("Gruppe „{label}“", en="Group “{label}”")
LIST = T("Liste „{label}“", en="List “{label}”")
STOP = T("Ende des Wegs „{label}“", en="End of the way “{label}”")
ITEM = T("Posten „{label}“", en="Item “{label}”")
BLOCK = T("Baustein „{label}“ des Schreibens", en="Block “{label}” of the letter")
HOOK = T("Regel „{label}“", en="Rule “{label}”")
ROUTE = T("Zuständigkeit von „{label}“", en="Responsibility of “{label}”")
LETTER = T("Schreiben", en="Letter")

NOUNS: dict[type, tuple[T, str]] = {
    Repeat: (LIST, "label"),
    Composite: (GROUP, "label"),
    Field: (QUESTION, "label"),
    Stop: (STOP, "title"),
    FeeItem: (ITEM, "title"),
    Block: (BLOCK, "kind"),
    Hook: (HOOK, "use"),
    Route: (ROUTE, "authority"),
}

ADDED = T("{what} ist neu", en="{what} is new")
REMOVED = T("{what} entfällt", en="{what} is gone")
MOVED = T("{what} steht an anderer Stelle", en="{what} stands elsewhere")
RENAMED = T("{what} hat eine neue Kennung: {old} → {new}", en="{what} has a new id: {old} → {new}")
CHANGED = T("{what} geändert: {parameter} {old} → {new}", en="{what} changed: {parameter} {old} → {new}")
WORDS = T("{what} geändert: {parameter}", en="{what} changed: {parameter}")
OPTION = T("Antwort „{label}“ von {what}", en="Answer “{label}” of {what}")
ORDER = T("Reihenfolge der Antworten", en="order of answers")
CODE = T(
    "Das Programm hinter {name} hat sich unter gleichem Namen geändert", en="The code behind {name} changed under the same name"
)
IS_NEW, IS_GONE, IS_MOVED = T("neu", en="new"), T("entfällt", en="gone"), T("steht an anderer Stelle", en="stands elsewhere")
IS_CHANGED = T("{parameter} geändert: {old} → {new}", en="{parameter} changed: {old} → {new}")
IS_WORDED = T("{parameter} geändert", en="{parameter} changed")
KINDS = {"added": (ADDED, IS_NEW), "removed": (REMOVED, IS_GONE), "moved": (MOVED, IS_MOVED)}
NOTHING, ALWAYS = T("–", en="–"), T("immer", en="always")


@dataclass(frozen=True)
class Sentence:
    """One difference. `words` compares a text in each language in which it changed."""

    section: T
    text: T
    words: tuple[tuple[str, tuple[Piece, ...]], ...] = ()

    def in_(self, language: str) -> str:
        lines = "".join(f" [{code}] {in_one_line(pieces)}" for code, pieces in self.words)
        return f"{self.section.in_(language)}: {self.text.in_(language)}{lines}"


@dataclass(frozen=True)
class Side:
    """One of the two definitions, with all it is made of."""

    definition: Definition
    pieces: dict[str, Any]

    def section(self, path: str) -> T:
        first, _, rest = path.partition("/")
        if first == ":outcome":
            return OUTCOME.fill(label=self.pieces[f":outcome/{rest.partition('/')[0]}"].label)
        return SECTIONS[first] if first in SECTIONS else STEP.fill(title=self.pieces[first].title)

    def value(self, path: str, parameter: str) -> Any:
        """Return a parameter with its default where the definition does not name it."""
        piece = self.pieces[path]
        return piece.tag if parameter == "type" else getattr(piece, parameter, None)

    def say(self, value: Any, path: str) -> T:
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, Expression):
            return T(self.definition.explain(value, "de", path), en=self.definition.explain(value, "en", path))
        if isinstance(value, tuple):
            said = [self.say(item, path) for item in value] or [NOTHING]
            return T(", ".join(one.in_("de") for one in said), en=", ".join(one.in_("en") for one in said))
        return value if isinstance(value, T) else NOTHING if value in (None, "") else T(str(value), en=str(value))


def describe(
    old: Definition, new: Definition, *, code_before: Mapping[str, str] | None = None, code_after: Mapping[str, str] | None = None
) -> list[Sentence]:
    """Say every difference, in the order in which people meet it.

    `code_before` and `code_after` are fingerprints of hooks by name: a rule may change behind its name.
    """
    before, after = Side(old, pieces(old)), Side(new, pieces(new))
    changes = [change for change in diff(old, new) if not is_part_of_another(change, before, after)]
    order = {path: place for place, path in enumerate(in_order(list(before.pieces), list(after.pieces)))}
    found = [sentence for change in sorted(changes, key=lambda c: order[c.path]) for sentence in say(change, before, after)]
    known, now = code_before or {}, code_after or {}
    changed = sorted(name for name in known.keys() & now.keys() if known[name] != now[name])
    return [*found, *(Sentence(SECTIONS[":hook"], CODE.fill(name=name)) for name in changed)]


def in_order(before: list[str], after: list[str]) -> list[str]:
    """Return all paths in the new order, each that is gone behind the one it stood behind."""
    found = list(after)
    for place, path in enumerate(before):
        if path not in found:
            found.insert(found.index(before[place - 1]) + 1 if place else 0, path)
    return found


def is_part_of_another(change: Change, before: Side, after: Side) -> bool:
    """Say whether something came or went only because the outcome or fee it belongs to did."""
    if change.kind not in ("added", "removed") or not change.path.startswith(":"):
        return False
    side, other = (after, before) if change.kind == "added" else (before, after)
    parent = change.path.rpartition("/")[0]
    return parent in side.pieces and parent not in other.pieces


def say(change: Change, before: Side, after: Side) -> Iterator[Sentence]:
    side, path = (before if change.kind == "removed" else after), change.path
    section, what = side.section(path), noun(side.pieces[path])
    if change.kind == "changed":
        for parameter in change.what:
            yield from say_parameter(section, what, parameter, path, before, after)
    elif change.kind == "renamed":
        old, new = change.what["from"].rpartition("/")[2], path.rpartition("/")[2]
        yield Sentence(section, RENAMED.fill(what=what or NOTHING, old=old, new=new))
    else:
        pattern, alone = KINDS[change.kind]
        yield Sentence(section, pattern.fill(what=what) if what else alone)


def say_parameter(section: T, what: T | None, parameter: str, path: str, before: Side, after: Side) -> Iterator[Sentence]:
    there, name = former_path(path, before, after), name_of(parameter)
    old, new = before.value(there, parameter), after.value(path, parameter)
    if parameter == "options" and what and isinstance(old, tuple):
        yield from say_options(section, what, {o.id: o for o in old}, {o.id: o for o in new})
    elif isinstance(old, T) or isinstance(new, T):
        text = WORDS.fill(what=what, parameter=name) if what else IS_WORDED.fill(parameter=name)
        yield Sentence(section, text, words(old, new))
    else:
        none = ALWAYS if parameter == "when" else NOTHING
        said = before.say(old, there) if old is not None else none, after.say(new, path) if new is not None else none
        facts = {"parameter": name, "old": said[0], "new": said[1]}
        yield Sentence(section, CHANGED.fill(what=what, **facts) if what else IS_CHANGED.fill(**facts))


def former_path(path: str, before: Side, after: Side) -> str:
    """Return where a piece stood before, if it was renamed."""
    was = getattr(after.pieces[path], "was", "")
    if path in before.pieces or not was:
        return path
    return was if "/" in was else f"{path.rpartition('/')[0]}/{was}"


def say_options(section: T, what: T, old: dict[str, Option], new: dict[str, Option]) -> Iterator[Sentence]:
    for id, option in (old | new).items():
        name = OPTION.fill(label=option.label, what=what)
        if id not in old or id not in new:
            yield Sentence(section, (ADDED if id in new else REMOVED).fill(what=name))
        elif old[id] != new[id]:
            yield Sentence(section, WORDS.fill(what=name, parameter=name_of("label")), words(old[id].label, new[id].label))
    if [id for id in old if id in new] != [id for id in new if id in old]:
        yield Sentence(section, WORDS.fill(what=what, parameter=ORDER))


def words(old: T | None, new: T | None) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """Compare a text word by word in each language in which it is different."""
    before, after = (dict(text.texts) if text is not None else {} for text in (old, new))
    both = sorted(before.keys() | after.keys())
    different = [code for code in both if before.get(code) != after.get(code)]
    return tuple((code, compare(before.get(code, ""), after.get(code, ""))) for code in different)


def noun(piece: Any) -> T | None:
    """Say what a piece is within its section; None for what is the section itself."""
    if isinstance(piece, Letter):
        return LETTER
    found = next(((pattern, name) for type, (pattern, name) in NOUNS.items() if isinstance(piece, type)), None)
    return found[0].fill(label=getattr(piece, found[1])) if found else None
