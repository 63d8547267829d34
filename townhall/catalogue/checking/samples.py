"""What is wrong with the sample applications that stand beside a service."""

from collections.abc import Iterator, Mapping
from datetime import date

from townhall.catalogue.answers import Answers, descend
from townhall.catalogue.definition import Definition
from townhall.fields.base import EMPTY, Field
from townhall.fields.group import Composite
from townhall.fields.info import Info
from townhall.fields.repeat import Repeat
from townhall.lib.text import T

NO_ORDINARY = T(
    "samples.py neben der Leistung braucht einen vollständigen Antrag namens ORDINARY.",
    en="samples.py beside the service needs a complete application named ORDINARY.",
)
SAMPLE = T("Beispiel {name}: {fault}", en="sample {name}: {fault}")
NOT_COMPLETE = T("{path}: {sentence}", en="{path}: {sentence}")
NOT_READ = T("{path}: {sentence} (nicht lesbar: {written})", en="{path}: {sentence} (cannot be read: {written})")
NO_STEP = T("Es gibt keinen Schritt {id}; es gibt {known}.", en="there is no step {id}; there are {known}.")
NO_QUESTION = T("{place} hat keine Frage {id}; es gibt {known}.", en="{place} has no question {id}; it has {known}.")


def sample_faults(definition: Definition, samples: Mapping[str, dict], today: date) -> Iterator[T]:
    """Say what keeps each sample from being a complete application, and which of its answers nobody asks for."""
    if "ORDINARY" not in samples:
        yield NO_ORDINARY
    for name, tree in samples.items():
        faults = [*unasked(definition, tree), *incomplete(Answers(definition, tree, today=today))]
        yield from (SAMPLE.fill(name=name, fault=fault) for fault in faults)


def unasked(definition: Definition, tree: dict) -> Iterator[T]:
    """Find answers of a sample that nobody asks for: a misspelled name would leave its question untried."""
    steps = {step.id: step for step in definition.steps}
    for id, answers in tree.items():
        if id not in steps:
            yield NO_STEP.fill(id=id, known=", ".join(steps))
        else:
            yield from unasked_in(steps[id].fields, answers, id)


def unasked_in(asked: tuple[Field, ...], tree: dict, place: str) -> Iterator[T]:
    questions = {field.id: field for field in asked if not isinstance(field, Info)}
    for id, data in tree.items():
        field = questions.get(id)
        if field is None:
            yield NO_QUESTION.fill(place=place, id=id, known=", ".join(questions))
        elif isinstance(field, Composite) and isinstance(data, dict):
            yield from unasked_in(field.fields, data, f"{place}/{id}")
        elif isinstance(field, Repeat) and isinstance(field.of, Composite):
            for row in (row for row in data if isinstance(row, dict)):
                yield from unasked_in(field.of.fields, row, f"{place}/{id}")


def incomplete(answers: Answers) -> Iterator[T]:
    """Say what is still to be done, and quote what cannot be read, for example a day written as 31.08.2026."""
    for path, sentence in answers.problems().items():
        written = next(iter(descend(answers.tree, path.split("/"))), None)
        is_read = written in EMPTY or answers[path] not in EMPTY
        yield (NOT_COMPLETE if is_read else NOT_READ).fill(path=path, sentence=sentence, written=repr(written))
