"""A sample application as a person would send it: page by page, every answer by the name of its control."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from townhall.applications.trees import COUNT, as_post, occurrences
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import StepDefinition
from townhall.fields.evidence import LATER, Evidence
from townhall.fields.repeat import Repeat


@dataclass
class TypedPage:
    """What one page takes: texts by name, names of uploads, and how many entries each list has."""

    step: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    uploads: list[str] = field(default_factory=list)
    entries: dict[str, int] = field(default_factory=dict)

    def posted(self) -> dict[str, Any]:
        counts = {f"{self.step}-{name}{COUNT}": str(number) for name, number in self.entries.items()}
        return {name: values if len(values) > 1 else values[0] for name, values in self.texts.items()} | counts


def pages(answers: Answers) -> Iterator[TypedPage]:
    """Yield the pages that arise for a sample, in order."""
    for step in answers.steps:
        yield typed(step, answers.tree.get(step.id, {}))


def typed(step: StepDefinition, tree: dict) -> TypedPage:
    page = TypedPage(step.id)
    places = {name: (asked, value) for name, asked, value in occurrences(step.fields, tree)}
    post = as_post(step, tree)
    for name, (asked, value) in places.items():
        key = f"{step.id}-{name}"
        if isinstance(asked, Repeat):
            page.entries[name] = value
        elif isinstance(asked, Evidence):
            if value and LATER in value:
                page.texts[f"{key}__later"] = ["1"]
            elif value:
                page.uploads.append(key)
        elif key in post:
            page.texts[key] = [str(one) for one in post.getlist(key)]
    return page
