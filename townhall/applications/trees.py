"""Between the tree of answers and the flat names of a page: `{"dogs": [{"name": "Rex"}]}` and `dogs/0/name`."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.utils.datastructures import MultiValueDict

from townhall.catalogue.definition import StepDefinition
from townhall.fields.base import EMPTY, Field
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat

COUNT = "__count"
GONE = object()


def occurrences(fields, tree: Mapping, parent: str = "") -> Iterator[tuple[str, Field, Any]]:
    """Yield name in the step, question and answer for each leaf that is asked; for a repeat the number of entries, then each."""
    for field in fields:
        name, data = f"{parent}{field.id}", tree.get(field.id)
        if isinstance(field, Composite):
            yield from occurrences(field.fields, data or {}, f"{name}/")
        elif isinstance(field, Repeat):
            yield name, field, len(data or [])
            for index, row in enumerate(data or []):
                yield from occurrences((field.entry(index),), {str(index): row}, f"{name}/")
        elif field.asks:
            yield name, field, data


def posted_shape(fields, data: Mapping, parent: str) -> dict:
    """Read only the numbers of entries from posted data."""
    tree: dict = {}
    for field in fields:
        name = f"{parent}{field.id}"
        if isinstance(field, Composite):
            tree[field.id] = posted_shape(field.fields, data, f"{name}/")
        elif isinstance(field, Repeat):
            posted = str(data.get(name + COUNT, ""))[:6]
            count = min(int(posted), field.at_most) if posted.isascii() and posted.isdigit() else 0
            tree[field.id] = [posted_shape((field.entry(i),), data, f"{name}/").get(str(i)) for i in range(count)]
    return tree


def with_minimum(fields, tree: Mapping) -> dict:
    """Add blank entries where at least some are asked for, at every depth."""
    full = dict(tree)
    for field in fields:
        data = tree.get(field.id)
        if isinstance(field, Composite):
            full[field.id] = with_minimum(field.fields, data or {})
        elif isinstance(field, Repeat):
            rows = list(data or [])
            rows += [field.blank() for _ in range(field.at_least - len(rows))]
            inner = field.of
            full[field.id] = [with_minimum(inner.fields, row or {}) for row in rows] if isinstance(inner, Composite) else rows
    return full


def collect(fields, typed: Mapping, parent: str = "") -> dict:
    """Build the tree from answers by name."""
    tree: dict = {}
    for field in fields:
        name = f"{parent}{field.id}"
        if isinstance(field, Composite):
            tree[field.id] = collect(field.fields, typed, f"{name}/")
        elif isinstance(field, Repeat):
            count = typed.get(name + COUNT, 0)
            tree[field.id] = [collect((field.entry(i),), typed, f"{name}/").get(str(i)) for i in range(count)]
        elif typed.get(name) not in EMPTY:
            tree[field.id] = typed[name]
    return tree


def as_input(field: Field, data):
    return data if data in EMPTY else field.to_input(data)


def as_post(step: StepDefinition, tree: Mapping) -> MultiValueDict:
    """Return the post that would give this tree, to check stored answers by the same form."""
    post: MultiValueDict = MultiValueDict()
    for name, field, value in occurrences(step.fields, tree):
        if isinstance(field, Repeat):
            post[f"{step.id}-{name}{COUNT}"] = str(value)
        elif value not in EMPTY:
            typed = field.to_input(value)
            post.setlist(f"{step.id}-{name}", typed if isinstance(typed, list) else [typed])
    return post


def merged(tree: dict, new: dict, paths: list[str]) -> dict:
    """Return a copy of a tree with the values that another tree has at some paths."""
    made = deepcopy(tree)
    for path in paths:
        place(made, path.split("/"), value_at(new, path))
    return made


def value_at(tree: Any, path: str) -> Any:
    for part in path.split("/"):
        if isinstance(tree, list) and part.isdigit() and int(part) < len(tree):
            tree = tree[int(part)]
        elif isinstance(tree, dict) and part in tree:
            tree = tree[part]
        else:
            return GONE
    return tree


def place(node: Any, parts: list[str], value: Any) -> None:
    """Put a value at its place; what was taken away is taken away, and no entry of a list appears from nowhere."""
    *above, last = parts
    for part in above:
        if isinstance(node, list):
            if not part.isdigit() or int(part) >= len(node):
                return
            node = node[int(part)]
        else:
            node = node.setdefault(part, {})
    if isinstance(node, dict) and value is GONE:
        node.pop(last, None)
    elif isinstance(node, dict):
        node[last] = deepcopy(value)
    elif last.isdigit() and int(last) < len(node) and value is not GONE:
        node[int(last)] = deepcopy(value)
