"""Change an application after it was submitted: only the places that are open, with before and after on record (Nachreichung)."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from townhall.applications.models import Amendment, Application
from townhall.applications.submission import check, check_documents, located, promised, refused_documents
from townhall.catalogue.answers import Answers
from townhall.fields.evidence import LATER

GONE = object()


def amend(application: Application, tree: dict, *, at: datetime, only: Iterable[str] | None = None) -> Amendment:
    """Take over new answers, all of them or only those at some paths, and whatever these make necessary.

    The caller holds the lock on the case.
    """
    before = application.tree if application.amended is None else application.amended
    wanted = Answers(application.version.definition, tree, today=localdate(at))
    if only is not None:
        wanted = Answers(wanted.definition, merged(before, tree, list(only)), today=wanted.today)
        arisen = [path for path in wanted.visible().missing() if value_at(tree, path) is not GONE]
        arisen += refused_documents(wanted.visible(), application.draft_id)  # a virus found since is mended along with it
        wanted = Answers(wanted.definition, merged(wanted.tree, tree, arisen), today=wanted.today)
    answers = located(wanted).visible()
    check(answers)
    check_documents(answers, application.draft_id)
    application.amended = answers.tree
    application.promised = promised(answers)
    application.save(update_fields=["amended", "promised"])
    return Amendment.objects.create(
        application=application,
        number=application.amendments.count() + 1,
        before=before,
        after=answers.tree,
        paths=sorted(changed(before, answers.tree)),
        made_at=at,
    )


def with_promises_kept(application: Application, tree: dict) -> dict:
    """Return new answers in which a file that has come ends the promise to hand it in; the same object if none has come."""
    before = application.tree if application.amended is None else application.amended
    for path in application.promised:
        ids, were = value_at(tree, path), value_at(before, path)
        if isinstance(ids, list) and set(ids) - {*were, LATER}:
            tree = merged(tree, tree, [])
            place(tree, path.split("/"), [id for id in ids if id != LATER])
    return tree


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


def changed(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every answer that differs between two trees."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            yield from changed(before.get(key), after.get(key), f"{path}/{key}".lstrip("/"))
    elif isinstance(before, list) and isinstance(after, list) and any(isinstance(row, dict) for row in before + after):
        for index in range(max(len(before), len(after))):
            rows = [side[index] if index < len(side) else None for side in (before, after)]
            yield from changed(rows[0], rows[1], f"{path}/{index}")
    elif before != after:
        yield path
