"""Apply the rules of a definition, whether data or code, and say why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from townhall.catalogue.answers import Answers
from townhall.catalogue.hooks import HookGone, find_hook, fingerprint
from townhall.catalogue.results import ClaimOn, Result, Ruling, Situation
from townhall.lib.text import T


@dataclass(frozen=True)
class Reasoned:
    """A result with its reason: which rule (name and fingerprint), and the sentence for the file."""

    value: Any
    rule: str
    sentence: T


NO_RULE = T("Diese Leistung entscheidet immer ein Mensch.", en="A person always decides on this service.")
GONE = T(
    "Die Regel dieser Fassung gibt es nicht mehr. Ein Mensch entscheidet.",
    en="The rule of this version is gone. A person decides.",
)


def decide(answers: Answers, situation: Situation) -> Reasoned:
    """Return a Ruling, or None with the sentence why a person decides."""
    return call("decide", answers, situation)


def assess(answers: Answers, situation: Situation, outcome: str) -> Result:
    """Work out what an outcome comes to; HookGone if the code of this version is no longer there."""
    name = answers.definition.hook("assess")
    if name is None:
        return Result(parts=())
    result: Result = find_hook(name)(answers, situation, outcome)
    return result


def claim(answers: Answers, situation: Situation) -> ClaimOn | None:
    """Work out what an application asks of a limited resource; None if that is nothing. HookGone if the code is gone."""
    name = answers.definition.hook("claim")
    wish: ClaimOn | None = find_hook(name)(answers, situation) if name else None
    return wish if wish is not None and wish.amount > 0 else None


def group_key(answers: Answers) -> str:
    """Name what entitlements are counted together by, for example a household; '' if nothing is."""
    name = answers.definition.hook("group")
    return str(find_hook(name)(answers)) if name else ""


def call(use: str, answers: Answers, situation: Situation) -> Reasoned:
    name = answers.definition.hook(use)
    if name is None:
        return Reasoned(None, "", NO_RULE)
    try:
        code: Callable = find_hook(name)
    except HookGone:
        return Reasoned(None, name, GONE)
    value: Ruling | T | None = code(answers, situation)
    rule = f"{name}#{fingerprint(name)}"
    if isinstance(value, Ruling):
        return Reasoned(value, rule, value.sentence)
    return Reasoned(None, rule, value or NO_RULE)
