"""Change an application after it was submitted: only the places that are open, with before and after on record (Nachreichung)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from townhall.accounts.models import TrustLevel
from townhall.applications.models import Amendment, Application
from townhall.applications.prefilling import sources_of
from townhall.applications.proving import differences, locked, stays
from townhall.applications.submission import check, check_documents, located, promised, refuse, refused_documents
from townhall.applications.trees import GONE, merged, place, value_at
from townhall.catalogue.answers import Answers
from townhall.fields.evidence import LATER


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
    check_unchanged(answers, application)
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


def check_unchanged(answers: Answers, application: Application) -> None:
    """Refuse to change later what was proved when the application was sent."""
    if answers.definition.trust < TrustLevel.LOW:
        return
    differing = differences(answers, locked(answers.definition, sources_of(application.draft)))
    refuse({path: [stays(answers.definition.by_path[path], source)] for path, source in differing.items()})


def with_promises_kept(application: Application, tree: dict) -> dict:
    """Return new answers in which a file that has come ends the promise to hand it in; the same object if none has come."""
    before = application.tree if application.amended is None else application.amended
    for path in application.promised:
        ids, were = value_at(tree, path), value_at(before, path)
        if isinstance(ids, list) and set(ids) - {*were, LATER}:
            tree = merged(tree, tree, [])
            place(tree, path.split("/"), [id for id in ids if id != LATER])
    return tree


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
