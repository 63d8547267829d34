"""Take the answers of a draft along to another version: by path, and from the old name of a renamed question."""

from copy import deepcopy
from typing import Any

from townhall.catalogue.definition import Definition
from townhall.fields.base import EMPTY, Field
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat


def carried(tree: dict, new: Definition) -> dict:
    """Return the answers in their places of the new version.

    What has no place any more stays stored and does not arise. Text that is no valid answer any more stays as typed, so
    that the person sees it when asked again; anything else that does not fit, and entries beyond the new limit, are left
    out on a page that is marked as changed.
    """
    moved = deepcopy(tree)
    for step in new.steps:
        stored = moved.get(step.id)
        kept = level(step.fields, stored if isinstance(stored, dict) else {}, tree)
        if kept or step.id in tree:
            moved[step.id] = kept
    return moved


def level(fields: tuple[Field, ...], here: dict, whole: dict) -> dict:
    """Return one level of the tree with every answer in its place; `whole` is the tree the old paths lead through."""
    found = dict(here)
    for field in fields:
        data = fitting(field, answer_to(field, here, whole), whole)
        found.pop(field.id, None)
        if data is not None:
            found[field.id] = data
    return found


def answer_to(field: Field, here: dict, whole: dict) -> Any:
    data = here.get(field.id)
    if data not in EMPTY or not field.was:
        return data
    return at_path(whole, field.was) if "/" in field.was else here.get(field.was)


def fitting(field: Field, data: Any, whole: dict) -> Any:
    """Return what of an answer the question can take, or None."""
    if isinstance(field, Composite):
        return level(field.fields, data, whole) if isinstance(data, dict) else None
    if isinstance(field, Repeat):
        rows = data[: field.at_most] if isinstance(data, list) else []
        return [fitting(field.of, row, whole) for row in rows] if data is not None else None
    if isinstance(data, str) or field.typed(data) is not None:
        return data
    return [item for item in data if field.typed([item]) is not None] or None if isinstance(data, list) else None


def at_path(tree: Any, path: str) -> Any:
    for part in path.split("/"):
        tree = tree.get(part) if isinstance(tree, dict) else None
    return tree


def changed_steps(old: Definition, new: Definition) -> set[str]:
    """Return the ids of the steps that are not the same in both versions, in words or in rules."""
    before = {step.id: step.dump() for step in old.steps}
    return {step.id for step in new.steps if before.get(step.id) != step.dump()}


def renamed(path: str, new: Definition) -> str:
    """Return where an answer at a path (`household/dogs/0/proof`) stands in the new version."""
    pattern = "/".join("*" if part.isdigit() else part for part in path.split("/"))
    if pattern in new.by_path:
        return path
    parent, _, id = path.rpartition("/")
    for field in new.by_path.values():
        if field.was == path:
            return field.path
        if field.was == id and field.path.rpartition("/")[0] == pattern.rpartition("/")[0]:
            return f"{parent}/{field.id}"
    return path
