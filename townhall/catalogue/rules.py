"""Apply the rules of a definition, whether data or code, and say why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from townhall.catalogue import by_hand
from townhall.catalogue.answers import Answers
from townhall.catalogue.by_hand import RULES, WORKED_OUT_BY, lacks
from townhall.catalogue.hooks import HookGone, find_hook, fingerprint
from townhall.catalogue.results import ClaimOn, Impossible, Requirement, Result, Ruling, Situation
from townhall.lib.text import T


@dataclass(frozen=True)
class Reasoned:
    """A result with its reason: which rule (name and fingerprint), and the sentence for the file."""

    value: Any
    rule: str
    sentence: T


NO_RULE = T("Diese Leistung entscheidet immer ein Mensch.", en="A person always decides on this service.")
GONE = T(
    "Die Regel dieser Fassung gibt es hier nicht. Ein Mensch entscheidet.",
    en="The rule of this version is not here. A person decides.",
)


def decide(answers: Answers, situation: Situation) -> Reasoned:
    """Return a Ruling, or None with the sentence why a person decides."""
    return call("decide", answers, situation)


def assess(answers: Answers, situation: Situation, outcome: str) -> Result | Impossible:
    """Work out what an outcome comes to, or why it cannot be; where the code is not here, it is what the clerk states."""
    if lacks(answers.definition, *WORKED_OUT_BY):
        return by_hand.result(situation.stated)
    name = answers.definition.hook("assess")
    if name is None:
        return Result(parts=())
    result: Result | Impossible = find_hook(name)(answers, situation, outcome)
    return result


def claim(answers: Answers, situation: Situation) -> ClaimOn | None:
    """Work out what an application asks of a limited resource; None if that is nothing. HookGone if the code is gone."""
    name = answers.definition.hook("claim")
    if lacks(answers.definition, "claim", "group"):
        raise HookGone(f"{name} or what it counts by is not in the code.")
    wish: ClaimOn | None = find_hook(name)(answers, situation) if name else None
    return wish if wish is not None and wish.amount > 0 else None


def requirements(answers: Answers, situation: Situation) -> tuple[Requirement, ...]:
    """Return what the law asks for with what is so; nothing if the service does not say it, or its code is not here."""
    name = answers.definition.hook("requirements")
    if name is None or lacks(answers.definition, "requirements", "group"):
        return ()
    return tuple(find_hook(name)(answers, situation))


def group_key(answers: Answers) -> str:
    """Name what entitlements are counted together by, for example a household; '' if nothing is, or its code is not here."""
    name = answers.definition.hook("group")
    return str(find_hook(name)(answers)) if name and not lacks(answers.definition, "group") else ""


def call(use: str, answers: Answers, situation: Situation) -> Reasoned:
    name = answers.definition.hook(use)
    if name is None:
        return Reasoned(None, "", NO_RULE)
    if lacks(answers.definition, *RULES):
        return Reasoned(None, name, GONE)
    code: Callable = find_hook(name)
    value: Ruling | T | None = code(answers, situation)
    rule = f"{name}#{fingerprint(name)}"
    if isinstance(value, Ruling):
        return Reasoned(value, rule, value.sentence)
    return Reasoned(None, rule, value or NO_RULE)
