"""What is wrong with the ways a case can end: their letters, reasons, remedies and what they ask of clerks."""

import re
from collections.abc import Iterator

from townhall.catalogue.checking.all_texts import texts
from townhall.catalogue.definition import Definition
from townhall.catalogue.outcomes import BLOCKS, Nature, Outcome
from townhall.catalogue.placeholders import PLACEHOLDERS, PROCEDURES
from townhall.fields.choice import MultipleChoice
from townhall.lib.text import T

BRACES = re.compile(r"\{([^{}]*)\}")
ID = re.compile(r"[a-z][a-z0-9_]*")  # stands in addresses, paths and names of controls

NO_ID = T(
    "„{id}“ ist keine Kennung: Schreiben Sie kleine Buchstaben, Ziffern und _.",
    en="{id!r} is no id: write small letters, digits and _.",
)
NEEDS_REASONS = T(
    "Ergebnis {outcome} braucht eine Begründung; sein Schreiben braucht einen Baustein „reasons“.",
    en="outcome {outcome} needs reasons; its letter needs a block 'reasons'.",
)
NEEDS_REMEDY = T(
    "Ergebnis {outcome} ist ein Verwaltungsakt; sein Schreiben braucht einen Baustein „remedy“.",
    en="outcome {outcome} is an administrative act; its letter needs a block 'remedy'.",
)
SINGLE_FACTS = T(
    "Ergebnis {outcome} fragt die Sachbearbeitung nach einer Liste oder Unterlage; eine Entscheidung nennt einzelne Angaben.",
    en="outcome {outcome} asks the clerk for a list or a document; a decision states single facts.",
)
NAMED_UNASKED = T(
    "Ergebnis {outcome} benennt eine Berechtigung nach „{name}“, fragt die Sachbearbeitung aber nicht danach.",
    en="outcome {outcome} names an entitlement by {name!r}, which it does not ask the clerk.",
)
NO_REMEDY = T(
    "Ergebnis {outcome} ist kein Verwaltungsakt; sein Schreiben hat keine Rechtsbehelfsbelehrung.",
    en="outcome {outcome} is no administrative act; its letter has no remedy.",
)
NOT_SPLIT = T(
    "Ergebnis {outcome} entscheidet „{question}“ in Teilen; das ist keine Frage mit mehreren Antworten.",
    en="outcome {outcome} decides {question!r} by parts, which is no question with several answers.",
)
IN_PART = T(
    "Ergebnis {outcome} lehnt zum Teil ab; es ist ein Verwaltungsakt und nennt den Rechtsbehelf gegen das Abgelehnte.",
    en="outcome {outcome} refuses in part; it is an administrative act and names the remedy of what is refused.",
)
NO_BLOCK = T(
    "Ergebnis {outcome}: Ein Schreiben hat keinen Baustein „{kind}“; es gibt {known}.",
    en="outcome {outcome}: a letter has no block {kind!r}; it has {known}.",
)
NOT_ASKED = T(
    "Ergebnis {outcome}: {{{name}}} nennt eine Frage, die niemandem gestellt wird.",
    en="outcome {outcome}: {{{name}}} names a question nobody is asked.",
)
NO_PLACEHOLDER = T(
    "Ergebnis {outcome}: {{{name}}} ist kein Platzhalter; es gibt {known}.",
    en="outcome {outcome}: {{{name}}} is no placeholder; there are {known}.",
)
TWICE = T(
    "Ergebnis {outcome} hat zwei Textbausteine mit der Kennung {ids}.",
    en="outcome {outcome} has two building blocks with the id {ids}.",
)
ONE_LANGUAGE = T(
    "Textbaustein {reason} des Ergebnisses {outcome}: {{{name}}} steht nur in einer Sprache.",
    en="building block {reason} of outcome {outcome}: {{{name}}} stands in one language only.",
)


def outcome_faults(definition: Definition) -> Iterator[T]:
    for outcome in definition.outcomes:
        yield from letter_faults(definition, outcome)
        kinds = {block.kind for block in outcome.letter.blocks}
        if outcome.needs_reasons and "reasons" not in kinds:
            yield NEEDS_REASONS.fill(outcome=outcome.id)
        if outcome.nature == Nature.ADMINISTRATIVE_ACT and "remedy" not in kinds:
            yield NEEDS_REMEDY.fill(outcome=outcome.id)
        if {field.tag for field in outcome.asks} & {"repeat", "evidence"}:
            yield SINGLE_FACTS.fill(outcome=outcome.id)
        yield from split_faults(definition, outcome)
        if outcome.names and outcome.names not in {field.id for field in outcome.asks}:
            yield NAMED_UNASKED.fill(outcome=outcome.id, name=outcome.names)
        if outcome.nature != Nature.ADMINISTRATIVE_ACT and "remedy" in kinds:
            yield NO_REMEDY.fill(outcome=outcome.id)


def letter_faults(definition: Definition, outcome: Outcome) -> Iterator[T]:
    for block in outcome.letter.blocks:
        if block.kind not in BLOCKS:
            yield NO_BLOCK.fill(outcome=outcome.id, kind=block.kind, known=", ".join(BLOCKS))
    stated = {f"stated:{field.id}" for field in outcome.asks}
    yield from reason_faults(outcome)
    spoken = {reason.text for reason in outcome.reasons}
    for _place, text in [*texts(outcome.letter, outcome.id), *texts(outcome.reasons, outcome.id)]:
        for name in sorted({name for _language, words in text.texts for name in BRACES.findall(words)} - stated):
            if name.startswith(("law:", "value:")) or (name.startswith("gap:") and text in spoken):
                continue  # whether the legal register has the key is known where it is: references.py
            if name.startswith("procedure:") and name.removeprefix("procedure:") in PROCEDURES:
                continue
            if name.startswith("answer:") and name.removeprefix("answer:") not in definition.by_path:
                yield NOT_ASKED.fill(outcome=outcome.id, name=name)
            elif not name.startswith("answer:") and name not in PLACEHOLDERS:
                yield NO_PLACEHOLDER.fill(outcome=outcome.id, name=name, known=", ".join(PLACEHOLDERS))


def reason_faults(outcome: Outcome) -> Iterator[T]:
    """Find building blocks that cannot be told apart, or that leave out in one language what they name in the other."""
    ids = [reason.id for reason in outcome.reasons]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        yield TWICE.fill(outcome=outcome.id, ids=", ".join(twice))
    for reason in outcome.reasons:
        if not ID.fullmatch(reason.id):
            yield NO_ID.fill(id=reason.id)
        german, english = ({*BRACES.findall(reason.text.in_(language))} for language in ("de", "en"))
        for name in sorted(german ^ english):
            yield ONE_LANGUAGE.fill(reason=reason.id, outcome=outcome.id, name=name)


def split_faults(definition: Definition, outcome: Outcome) -> Iterator[T]:
    if outcome.split is None:
        return
    question = definition.by_path.get(outcome.split.of)
    if not isinstance(question, MultipleChoice) or outcome.split.of.count("/") != 1:
        yield NOT_SPLIT.fill(outcome=outcome.id, question=outcome.split.of)
    if outcome.nature != Nature.ADMINISTRATIVE_ACT or not outcome.split.remedy:
        yield IN_PART.fill(outcome=outcome.id)
