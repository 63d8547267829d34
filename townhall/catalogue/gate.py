"""The gate before publication: what would leave people without an understandable text, a way on or a remedy.

Wrong references between questions cannot get here: they are refused when the class is read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from townhall.catalogue import plain_language
from townhall.catalogue.definition import Definition, beside
from townhall.catalogue.outcomes import BLOCKS, Nature, Outcome, Signing
from townhall.catalogue.placeholders import PLACEHOLDERS, PROCEDURES
from townhall.catalogue.samples import sample_faults
from townhall.fields.choice import Choice, MultipleChoice
from townhall.fields.computed import Computed
from townhall.fields.known import SCOPES
from townhall.lib.text import T
from townhall.logic.expressions import Expression

BRACES = re.compile(r"\{([^{}]*)\}")
ID = re.compile(r"[a-z][a-z0-9_]*")  # stands in addresses, paths and names of controls
LINK = re.compile(r"[a-z0-9-]+|https://\S+")


def objections(definition: Definition, *, samples: Mapping[str, dict] | None, today: date) -> list[str]:
    """List in sentences what keeps a definition from being published; `samples` is None where nothing stands beside it."""
    found = [*untranslated(definition), *outcomes(definition), *unreachable(definition), *resource(definition)]
    found += [*addresses(definition), *silence(definition), *unknown_sources(definition)]
    found += plain_language.faults(definition.plain_language)
    senseless = list(misread(definition))
    if samples is not None:
        found += plain_language_missing(definition)
        found += sample_faults(definition, samples, today) if not senseless else ()
    return found + senseless


def untranslated(definition: Definition) -> Iterator[str]:
    for place, text in texts(definition, definition.slug):
        for language, name in (("de", "German"), ("en", "English")):
            if not dict(text.texts).get(language, "").strip():
                yield f"{place}: “{text.in_('de')}” has no {name} text."


def texts(part, place: str) -> Iterator[tuple[str, T]]:
    """Yield every text of a definition with the place where it stands."""
    if isinstance(part, T):
        yield place, part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item, place)
    elif is_dataclass(part) and not isinstance(part, Expression | type):
        name = getattr(part, "path", "") or getattr(part, "id", "")
        inside = f"{place.partition(' ')[0]} {name}" if name else place
        for field in fields(part):
            yield from texts(getattr(part, field.name), inside)


def outcomes(definition: Definition) -> Iterator[str]:
    for outcome in definition.outcomes:
        yield from letter_faults(definition, outcome)
        kinds = {block.kind for block in outcome.letter.blocks}
        if outcome.needs_reasons and "reasons" not in kinds:
            yield f"outcome {outcome.id} needs reasons; its letter needs a block 'reasons'."
        if outcome.nature == Nature.ADMINISTRATIVE_ACT and "remedy" not in kinds:
            yield f"outcome {outcome.id} is an administrative act; its letter needs a block 'remedy'."
        if {field.tag for field in outcome.asks} & {"repeat", "evidence"}:
            yield f"outcome {outcome.id} asks the clerk for a list or a document; a decision states single facts."
        yield from split_faults(definition, outcome)
        if outcome.names and outcome.names not in {field.id for field in outcome.asks}:
            yield f"outcome {outcome.id} names an entitlement by {outcome.names!r}, which it does not ask the clerk."
        if outcome.nature != Nature.ADMINISTRATIVE_ACT and "remedy" in kinds:
            yield f"outcome {outcome.id} is no administrative act; its letter has no remedy."


def split_faults(definition: Definition, outcome: Outcome) -> Iterator[str]:
    if outcome.split is None:
        return
    question = definition.by_path.get(outcome.split.of)
    if not isinstance(question, MultipleChoice) or outcome.split.of.count("/") != 1:
        yield f"outcome {outcome.id} decides {outcome.split.of!r} by parts, which is no question with several answers."
    if outcome.nature != Nature.ADMINISTRATIVE_ACT or not outcome.split.remedy:
        yield f"outcome {outcome.id} refuses in part; it is an administrative act and names the remedy of what is refused."


def resource(definition: Definition) -> Iterator[str]:
    if bool(definition.resource) != bool(definition.hook("claim")):
        yield "A limited resource and the hook 'claim', which says how much of it an application asks for, go together."


def silence(definition: Definition) -> Iterator[str]:
    """Find what keeps an outcome from counting as decided by itself."""
    if definition.silence is None:
        return
    name = definition.silence.outcome
    outcome = next((outcome for outcome in definition.outcomes if outcome.id == name), None)
    if outcome is None:
        yield f"silence means the outcome {name!r}, which the service does not have."
    elif outcome.needs_reasons or outcome.signing == Signing.TWO or any(field.required for field in outcome.asks):
        yield f"silence means the outcome {name!r}, but nobody is there to give its reasons, facts or second signature."
    if not definition.processing:
        yield "silence means something only where a processing period runs out; name its key."


def letter_faults(definition: Definition, outcome: Outcome) -> Iterator[str]:
    for block in outcome.letter.blocks:
        if block.kind not in BLOCKS:
            yield f"outcome {outcome.id}: a letter has no block {block.kind!r}; it has {', '.join(BLOCKS)}."
    stated = {f"stated:{field.id}" for field in outcome.asks}
    yield from unlike(outcome)
    spoken = {reason.text for reason in outcome.reasons}
    for _place, text in [*texts(outcome.letter, outcome.id), *texts(outcome.reasons, outcome.id)]:
        for name in sorted({name for _language, words in text.texts for name in BRACES.findall(words)} - stated):
            if name.startswith(("law:", "value:")) or (name.startswith("gap:") and text in spoken):
                continue  # whether the legal register has the key is known where it is: references.py
            if name.startswith("procedure:") and name.removeprefix("procedure:") in PROCEDURES:
                continue
            if name.startswith("answer:") and name.removeprefix("answer:") not in definition.by_path:
                yield f"outcome {outcome.id}: {{{name}}} names a question nobody is asked."
            elif not name.startswith("answer:") and name not in PLACEHOLDERS:
                yield f"outcome {outcome.id}: {{{name}}} is no placeholder; there are {', '.join(PLACEHOLDERS)}."


def unlike(outcome: Outcome) -> Iterator[str]:
    """Find building blocks that cannot be told apart, or that leave out in one language what they name in the other."""
    ids = [reason.id for reason in outcome.reasons]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        yield f"outcome {outcome.id} has two building blocks with the id {', '.join(twice)}."
    for reason in outcome.reasons:
        if not ID.fullmatch(reason.id):
            yield f"{reason.id!r} is no id: write small letters, digits and _."
        german, english = ({*BRACES.findall(reason.text.in_(language))} for language in ("de", "en"))
        for name in sorted(german ^ english):
            yield f"building block {reason.id} of outcome {outcome.id}: {{{name}}} stands in one language only."


def unreachable(definition: Definition) -> Iterator[str]:
    """Find questions and steps that can never arise: they compare a choice with an option it does not have."""
    for place, near, rule in rules_of(definition):
        for path, value in comparisons(rule):
            asked = definition.by_path[beside(near, path)]
            if isinstance(asked, Choice | MultipleChoice) and value not in [option.id for option in asked.options]:
                yield f"{place} waits for the answer {value!r}, which {asked.path} does not offer."


def rules_of(definition: Definition) -> Iterator[tuple[str, str, Expression]]:
    """Yield every rule with the place it stands at and the question it is read from ('' outside of questions)."""
    fee = definition.fee.rules() if definition.fee is not None else ()
    rules = [(f"step {step.id}", "", step.when) for step in definition.steps]
    rules += [(f"stop of {step.id}", "", stop.when) for step in definition.steps for stop in step.stops]
    rules += [(path, path, field.when) for path, field in definition.by_path.items()]
    rules += [(path, path, field.value) for path, field in definition.by_path.items() if isinstance(field, Computed)]
    rules += [(f"route to {route.authority}", "", route.when) for route in definition.routes]
    rules += [(f"term {term.law}", "", term.when) for term in definition.terms]
    rules += [("fee", "", rule) for _kind, rule in fee]
    yield from ((place, near, rule) for place, near, rule in rules if rule is not None)


def misread(definition: Definition) -> Iterator[str]:
    """Find rules that take an answer for something else than it is; a question that is asked itself cannot be misread."""
    for place, near, rule in rules_of(definition):
        for path, kind in rule.answers():
            asked = definition.by_path[beside(near, path)]
            if kind != asked.kind and not (kind == "list" and "*" in path):
                yield f"{place} reads {asked.path} as {kind}; it is {asked.kind}."


def unknown_sources(definition: Definition) -> Iterator[str]:
    for path, field in definition.by_path.items():
        if field.prefill and field.prefill not in SCOPES:
            yield f"{path} is filled in from {field.prefill!r}; there are {', '.join(SCOPES)}."


def comparisons(rule: Expression) -> Iterator[tuple[str, str]]:
    """Yield every text a rule compares an answer with."""
    if rule.op in ("is", "is_not", "one_of", "contains") and isinstance(rule.args[0], Expression) and rule.args[0].op == "answer":
        yield from ((rule.args[0].args[0], value) for value in rule.args[1:] if isinstance(value, str))
    elif rule.op != "answer":
        for arg in rule.args:
            if isinstance(arg, Expression):
                yield from comparisons(arg)


def addresses(definition: Definition) -> Iterator[str]:
    """Find what cannot stand in an address: it was not written as a class, but comes from somewhere else."""
    places = [step.id for step in definition.steps] + [outcome.id for outcome in definition.outcomes]
    for id in [*places, *(field.id for field in definition.by_path.values() if not field.path.endswith("/*"))]:
        if not ID.fullmatch(id):
            yield f"{id!r} is no id: write small letters, digits and _."
    for step in definition.steps:
        for stop in step.stops:
            if stop.link and not LINK.fullmatch(stop.link):
                yield f"step {step.id}: {stop.link!r} leads nowhere: write the slug of a service or an https address."


def plain_language_missing(definition: Definition) -> Iterator[str]:
    if not definition.plain_language:
        yield "texts/leicht.json beside the service needs a text in plain language (Leichte Sprache)."
