"""What is wrong with the sample applications that stand beside a service."""

from collections.abc import Iterator, Mapping
from datetime import date

from townhall.catalogue.answers import Answers, descend
from townhall.catalogue.definition import Definition
from townhall.fields.base import EMPTY, Field
from townhall.fields.group import Composite
from townhall.fields.info import Info
from townhall.fields.repeat import Repeat


def sample_faults(definition: Definition, samples: Mapping[str, dict], today: date) -> Iterator[str]:
    """Say what keeps each sample from being a complete application, and which of its answers nobody asks for."""
    if "ORDINARY" not in samples:
        yield "samples.py beside the service needs a complete application named ORDINARY."
    for name, tree in samples.items():
        yield from (f"sample {name}: {fault}" for fault in unasked(definition, tree))
        answers = Answers(definition, tree, today=today)
        for path, sentence in answers.problems().items():
            yield f"sample {name}: {path}: {sentence.in_('en')}{instead(answers, path)}"


def unasked(definition: Definition, tree: dict) -> Iterator[str]:
    """Find answers of a sample that nobody asks for: a misspelled name would leave its question untried."""
    steps = {step.id: step for step in definition.steps}
    for id, answers in tree.items():
        if id not in steps:
            yield f"there is no step {id}; there are {', '.join(steps)}."
        else:
            yield from unasked_in(steps[id].fields, answers, id)


def unasked_in(asked: tuple[Field, ...], tree: dict, place: str) -> Iterator[str]:
    questions = {field.id: field for field in asked if not isinstance(field, Info)}
    for id, data in tree.items():
        field = questions.get(id)
        if field is None:
            yield f"{place} has no question {id}; it has {', '.join(questions)}."
        elif isinstance(field, Composite) and isinstance(data, dict):
            yield from unasked_in(field.fields, data, f"{place}/{id}")
        elif isinstance(field, Repeat) and isinstance(field.of, Composite):
            for row in (row for row in data if isinstance(row, dict)):
                yield from unasked_in(field.of.fields, row, f"{place}/{id}")


def instead(answers: Answers, path: str) -> str:
    """Quote what stands in a sample where nothing can be read, for example a day written as 31.08.2026."""
    written = next(iter(descend(answers.tree, path.split("/"))), None)
    return "" if written in EMPTY or answers[path] not in EMPTY else f" (cannot be read: {written!r})"
