"""In which version a draft goes on when it is opened: in its own, in one that says the same in other words, or, if its own
was withdrawn, in the newest valid one, with every answer that has a place there."""

from datetime import date, datetime

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.applications.carrying import carried, changed_steps, renamed
from townhall.applications.drafts import DraftChanged
from townhall.applications.models import Attachment, Draft
from townhall.catalogue.models import ServiceVersion
from townhall.lib.text import T


class NoLongerOffered(Exception):
    """Every version of the service is withdrawn; answers are kept, nothing can be submitted."""

    message = T(
        "Diese Leistung können Sie zurzeit nicht online beantragen. Ihre Angaben bleiben gespeichert.",
        en="You cannot apply for this service online at the moment. Your answers stay saved.",
    )


class VersionWithdrawn(Exception):
    """The version of this draft is withdrawn; opening the draft moves it to the one that is valid."""


def bring_up_to_date(draft: Draft, *, at: datetime) -> Draft:
    """Return the draft in the version it goes on in; `draft.offered` says which version people begin in today.

    Other words are shown at once and stored with the next save, so that looking changes nothing and no open page gets
    old. A move to another version is stored at once; a page that is still open elsewhere is told so when it is sent.
    """
    if draft.offered == draft.version_id or draft.submitted_at is not None:
        return draft
    versions = ServiceVersion.objects.filter(slug=draft.version.slug).with_withdrawal(on=localdate(at))
    known = list(versions.defer("data", "hooks").order_by("-number"))
    own = next(version for version in known if version.pk == draft.version_id)
    valid = [version for version in known if not version.is_withdrawn]
    if not own.is_withdrawn:
        draft.version = next(version for version in valid if version.line == own.line)
    elif valid:
        move_over(draft, to=valid[0], at=at)
    else:
        raise NoLongerOffered(f"No version of {draft.version.slug} is valid.")
    return draft


@atomic
def move_over(draft: Draft, *, to: ServiceVersion, at: datetime) -> None:
    """Move an open draft to another version: answers go with their questions, changed steps are marked for the person."""
    old, new = draft.version.definition, to.definition
    tree = carried(draft.tree, new)
    marked = set(draft.changed_steps or []) | changed_steps(old, new)
    changed = [step.id for step in new.steps if step.id in marked and step.id in tree] or None
    sources = {renamed(path, new): facts for path, facts in (draft.sources or {}).items()} or None
    facts = {
        "version": to,
        "tree": tree,
        "sources": sources,
        "changed_steps": changed,
        "revision": draft.revision + 1,
        "saved_at": at,
    }
    same = Draft.objects.open().filter(pk=draft.pk, revision=draft.revision, version=draft.version_id)
    if not same.update(**facts):
        draft.refresh_from_db(fields=["version", "tree", "sources", "changed_steps", "revision"])
        if draft.version_id != to.pk:
            raise DraftChanged(f"{draft} was saved elsewhere while it moved to {to}.")
        return
    for attachment in Attachment.objects.filter(draft=draft):
        if (path := renamed(attachment.path, new)) != attachment.path:
            Attachment.objects.filter(pk=attachment.pk).update(path=path)
    for name, value in facts.items():
        setattr(draft, name, value)


def pin(draft: Draft, *, shown: int | None, on: date) -> None:
    """Put a draft, locked for submission, into the version the person saw on the check page.

    That is its own or one of the same line; anything else was moved after the page was shown: DraftChanged. A version
    withdrawn in the meantime: VersionWithdrawn.
    """
    if shown not in (None, draft.version_id):
        seen = ServiceVersion.objects.defer("data", "hooks").filter(pk=shown, slug=draft.version.slug).first()
        if seen is None or seen.line != draft.version.line:
            raise DraftChanged(f"{draft} was checked in another version.")
        draft.version = seen
    if draft.offered != draft.version_id and is_withdrawn(draft.version, on=on):
        raise VersionWithdrawn(f"{draft.version} is withdrawn.")


def is_withdrawn(version: ServiceVersion, *, on: date) -> bool:
    return not ServiceVersion.objects.valid(on=on).filter(pk=version.pk).exists()
