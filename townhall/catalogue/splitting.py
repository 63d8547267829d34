"""Partial decisions: each thing applied for is granted or refused by itself, with reasons of its own (Teilbewilligung).

What is granted is decided as if nothing else had been applied for; what is refused becomes operative parts of its own.
"""

from collections.abc import Mapping
from typing import Any

from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import Definition
from townhall.catalogue.outcomes import Outcome, Split
from townhall.catalogue.results import Part
from townhall.fields.base import Field
from townhall.fields.choice import Choice, MultipleChoice, Option, options
from townhall.fields.text import LongText
from townhall.lib.text import T

PART, WHY = "part_", "why_"
GRANTED, REFUSED = "granted", "refused"
DECIDED = options(granted=T("Bewilligen", en="Grant"), refused=T("Ablehnen", en="Refuse"))
WHY_NOT = T("Warum nicht: {entry}?", en="Why not: {entry}?")
WHY_HINT = T("Nur wenn Sie das ablehnen. Es steht im Bescheid", en="Only if you refuse it. It stands in the notice")
REASON_MISSING = T("Schreiben Sie, warum Sie das ablehnen.", en="Write why you refuse this.")
NOT_PARTIAL = T(
    "Bewilligen Sie mindestens eines und lehnen Sie mindestens eines ab; sonst wählen Sie oben eine andere Entscheidung.",
    en="Grant at least one and refuse at least one; otherwise choose another decision above.",
)


def entries(split: Split, definition: Definition, answers: Answers | None = None) -> list[Option]:
    """Return what can be decided by itself: what was applied for, or without answers all the question offers."""
    question = definition.by_path[split.of]
    assert isinstance(question, MultipleChoice)
    chosen = None if answers is None else answers[split.of] or []
    return [option for option in question.options if chosen is None or option.id in chosen]


def possible(outcome: Outcome, answers: Answers) -> bool:
    """Say whether a case can end like this: a partial decision needs two things that were applied for."""
    return outcome.split is None or len(entries(outcome.split, answers.definition, answers)) > 1


def asked(split: Split, definition: Definition, answers: Answers | None) -> list[Field]:
    """Return what a clerk is asked for each entry: granted or refused, and why not."""
    found: list[Field] = []
    for entry in entries(split, definition, answers):
        found.append(Choice(entry.label, id=PART + entry.id, options=DECIDED, personal=False))
        why = WHY_NOT.fill(entry=entry.label)
        found.append(LongText(why, id=WHY + entry.id, required=False, max_length=4000, personal=False, hint=WHY_HINT))
    return found


def problems(outcome: Outcome, stated: Mapping[str, Any]) -> dict[str, T]:
    """Return what keeps a partial decision from being one, by the id of what the clerk is asked."""
    chosen = {id.removeprefix(PART): value for id, value in stated.items() if id.startswith(PART)}
    if outcome.split is None or not chosen:
        return {}
    refused = [entry for entry, value in chosen.items() if value == REFUSED]
    found = {WHY + entry: REASON_MISSING for entry in refused if not str(stated.get(WHY + entry) or "").strip()}
    if len(refused) in (0, len(chosen)):
        found[PART + next(iter(chosen))] = NOT_PARTIAL
    return found


def granted_only(split: Split, answers: Answers, stated: Mapping[str, Any]) -> Answers:
    """Return the answers as if only what is granted had been applied for."""
    step, _slash, name = split.of.partition("/")
    kept = [entry.id for entry in entries(split, answers.definition, answers) if stated.get(PART + entry.id) == GRANTED]
    tree = answers.tree | {step: answers.tree[step] | {name: kept}}
    return Answers(answers.definition, tree, today=answers.today).visible()


def refusals(split: Split, answers: Answers, stated: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return an operative part for everything that is refused, with its own reasons and remedy."""
    return tuple(
        Part(split.refused.fill(entry=entry.label), split.remedy, granted=False, reasons=(T(str(stated[WHY + entry.id])),))
        for entry in entries(split, answers.definition, answers)
        if stated.get(PART + entry.id) == REFUSED and stated.get(WHY + entry.id)
    )
