"""Keep what people have typed: one row per draft, saved at every step, never over newer answers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils.timezone import localdate

from townhall.applications.codes import fits, hash_of, new_code, new_reference, tidy_reference
from townhall.applications.models import Draft
from townhall.applications.prefilling import Source, dumped, tree_of
from townhall.catalogue.models import ServiceVersion

if TYPE_CHECKING:
    from townhall.accounts.models import Account

KEPT = timedelta(days=90)  # after the last change
RESTORABLE = timedelta(days=30)  # after deletion


class DraftChanged(Exception):
    """The draft was saved elsewhere (another tab), submitted or deleted after this page was shown."""


class TooLate(Exception):
    """The draft was deleted more than thirty days ago."""


def start(
    version: ServiceVersion,
    *,
    account: "Account | None",
    at: datetime,
    language: str = "de",
    id: UUID | None = None,
    tree: dict | None = None,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Draft, str]:
    """Begin a draft; the code opens it and later its case without an account, and is told only now.

    A page may name the id its draft will have, so that sending the page twice begins one draft. `sources` is what is known
    of the person; a step of `tree` stands as it was typed.
    """
    code = new_code()
    draft = Draft.objects.create(
        id=id or uuid4(),
        version=version,
        tree=tree_of(sources or {}) | (tree or {}),
        sources=dumped(sources or {}),
        account=account,
        reference=new_reference(),
        code_hash=hash_of(code),
        language=language,
        reached=next(iter(tree or {}), ""),
        created_at=at,
        saved_at=at,
        expires_on=localdate(at + KEPT),
    )
    return draft, code


def save_step(draft: Draft, step_id: str, tree: dict, *, seen: int, at: datetime) -> Draft:
    """Store one step's answers as typed, if the draft is still as the person saw it.

    Answers to questions that do not arise stay stored: a mistaken click loses nothing. They are left out at submission.
    """
    draft.changed_steps = [id for id in draft.changed_steps or [] if id != step_id] or None
    draft.reached = further(draft, step_id)
    return replace(draft, draft.tree | {step_id: tree}, seen=seen, at=at)


def further(draft: Draft, step_id: str) -> str:
    """Return the later of this page and the last one saved so far; a page of an earlier version counts as passed."""
    order = [step.id for step in draft.version.definition.steps]
    if draft.reached in order and step_id in order:
        return max(draft.reached, step_id, key=order.index)
    return step_id


def keep_typed(draft: Draft, step_id: str, tree: dict, *, seen: int, at: datetime) -> None:
    """Keep what stands on a page that is still being filled in; the page stays as new as it was, so the revision does too."""
    whole = draft.tree | {step_id: tree}
    if not Draft.objects.open().filter(pk=draft.pk, revision=seen).update(tree=whole, saved_at=at):
        raise DraftChanged(f"{draft} is no longer open at revision {seen}.")


def replace(draft: Draft, tree: dict, *, seen: int, at: datetime, sources: dict | None = None) -> Draft:
    """Store all answers at once, for example after filling in what an account knows.

    The draft is stored in the version at hand: one opened after a change of texts goes on with the new ones.
    """
    facts: dict[str, Any] = {"tree": tree, "revision": seen + 1, "saved_at": at, "expires_on": localdate(at + KEPT)}
    facts |= {"version_id": draft.version_id, "changed_steps": draft.changed_steps, "reached": draft.reached}
    facts |= {"sources": sources} if sources is not None else {}
    if not Draft.objects.open().filter(pk=draft.pk, revision=seen).update(**facts):
        raise DraftChanged(f"{draft} is no longer open at revision {seen}.")
    for name, value in facts.items():
        setattr(draft, name, value)
    return draft


def find(reference: str, code: str) -> Draft | None:
    """Return the open draft that reference and code belong to."""
    draft = Draft.objects.open().select_related("version").filter(reference=tidy_reference(reference)).first()
    return draft if draft and fits(code, draft.code_hash) else None


def delete(draft: Draft, *, at: datetime) -> None:
    """Put a draft aside; it can be had back for thirty days."""
    if not Draft.objects.open().filter(pk=draft.pk).update(deleted_at=at):
        raise DraftChanged(f"{draft} is no longer open.")


def restore(draft: Draft, *, at: datetime) -> Draft:
    """Take a deleted draft back."""
    young = Draft.objects.filter(pk=draft.pk, submitted_at=None, deleted_at__gte=at - RESTORABLE)
    if not young.update(deleted_at=None, saved_at=at, expires_on=localdate(at + KEPT)):
        raise TooLate(f"{draft} can no longer be restored.")
    return Draft.objects.get(pk=draft.pk)


def put_expired_aside(*, at: datetime) -> int:
    """Put aside the drafts untouched for ninety days; they can be had back for thirty more."""
    return Draft.objects.open().filter(expires_on__lt=localdate(at)).update(deleted_at=at)


def expired(*, at: datetime) -> "QuerySet[Draft]":
    """Return the drafts whose time is over: put aside thirty days ago, by their owner or by the calendar."""
    return Draft.objects.filter(submitted_at=None, deleted_at__lt=at - RESTORABLE)


def forget_expired(*, at: datetime) -> int:
    """Remove the drafts whose time is over; their documents go by their own date of deletion."""
    _, by_model = expired(at=at).delete()
    return by_model.get("applications.Draft", 0)
