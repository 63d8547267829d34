"""Answers as people read them: for the check page, the record, the case file and letters.

Sections follow the definition; what does not arise is left out, what was not answered is said to be so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from townhall.catalogue.answers import Answers
from townhall.fields.base import EMPTY, Field
from townhall.fields.found import Found
from townhall.fields.group import Composite
from townhall.fields.info import Info
from townhall.fields.repeat import Repeat
from townhall.lib.text import T

NOT_GIVEN = T("Nicht angegeben", en="Not given")
NONE_GIVEN = T("Keine", en="None")
ENTRY = T("{label} {number}", en="{label} {number}")


@dataclass(frozen=True)
class Line:
    """One question and its answer; `group` is the heading it stands under ("Hund 2"), `path` addresses the answer."""

    path: str
    label: str
    shown: str
    group: str
    field: Field
    value: object


@dataclass(frozen=True)
class Section:
    """One step with its lines."""

    id: str
    title: str
    lines: tuple[Line, ...]

    def groups(self) -> list[tuple[str, list[Line]]]:
        """Return the lines under their headings, in order."""
        found: list[tuple[str, list[Line]]] = []
        for line in self.lines:
            if not found or found[-1][0] != line.group:
                found.append((line.group, []))
            found[-1][1].append(line)
        return found


def sections(answers: Answers, language: str) -> list[Section]:
    """Return all steps that arise, with every question that arises in them."""
    visible = answers.visible()
    arising = [step for step in answers.definition.steps if visible.holds(step.when)]
    return [
        Section(step.id, step.title.in_(language), tuple(lines(step.fields, tree, step.id, "", visible, language)))
        for step, tree in ((step, visible.tree.get(step.id, {})) for step in arising)
    ]


def lines(fields, tree: dict, parent: str, group: str, answers: Answers, language: str) -> Iterator[Line]:
    """Yield a line for each question below a place; groups and repeated entries become headings."""
    for field in fields:
        path, data = f"{parent}/{field.id}", tree.get(field.id)
        if isinstance(field, Info) or not answers.holds(field.when, path):
            continue
        if isinstance(field, Found) and not (field.shown and data):
            continue
        if isinstance(field, Composite):
            yield from lines(field.fields, data or {}, path, below(group, field.label.in_(language), path), answers, language)
        elif isinstance(field, Repeat):
            yield from entries(field, data or [], path, group, answers, language)
        else:
            value = field.typed(data)
            shown = field.display(value, language) if value not in EMPTY else NOT_GIVEN.in_(language)
            label = getattr(field, "short", None) or field.label
            yield Line(path, label.in_(language), shown, group, field, value)


def entries(field: Repeat, rows: list, path: str, group: str, answers: Answers, language: str) -> Iterator[Line]:
    if not rows:
        yield Line(path, field.label.in_(language), NONE_GIVEN.in_(language), group, field, None)
    for index, row in enumerate(rows):
        heading = below(group, ENTRY.fill(label=field.label, number=index + 1).in_(language), path)
        if isinstance(field.of, Composite):
            yield from lines(field.of.fields, row or {}, f"{path}/{index}", heading, answers, language)
        else:
            yield from lines((field.entry(index),), {str(index): row}, path, heading, answers, language)


def below(group: str, heading: str, path: str) -> str:
    """Return a heading that says of which entry it is a part: Hund 2, Impfung 1."""
    return f"{group}, {heading}" if group and any(part.isdigit() for part in path.split("/")) else heading
