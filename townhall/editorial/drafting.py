"""Change a text: write a draft, take an older version up again, publish by somebody else (Textentwurf, Freigabe)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.editorial.checking import problems
from townhall.editorial.contents import Content, Text
from townhall.editorial.models import TextDraft, TextVersion
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class DraftChanged(Exception):
    """Somebody else has saved in between, or the draft is gone."""

    message = T(
        "Jemand anderes hat den Entwurf inzwischen geändert. Sehen Sie ihn noch einmal an.",
        en="Somebody else has changed the draft meanwhile. Look at it again.",
    )


class OwnText(Exception):
    """Who wrote in a draft does not publish it."""

    message = T(
        "Sie haben an diesem Text geschrieben. Eine zweite Person gibt ihn frei.",
        en="You wrote in this text. A second person publishes it.",
    )


class NotReady(Exception):
    """The text cannot be published like this; `problems` says what to mend."""

    message = T("Der Text kann so nicht erscheinen. Es ist noch etwas zu tun.", en="The text cannot be published yet.")

    def __init__(self, problems: list[T]):
        super().__init__("; ".join(problem.in_("en") for problem in problems))
        self.problems = problems


def current(text: Text) -> TextVersion | None:
    """Return the version of a text in use; None while it is what the town hall came with."""
    return TextVersion.objects.filter(kind=text.kind, key=text.key).order_by("-number").first()


def content_of(text: Text, number: int | None = None) -> Content | None:
    """Return a text as it stands in one version or, without a number, in the one in use; 0 is what the town hall came with.

    A building block nobody has written yet is blank.
    """
    if number == 0:
        return text.shipped
    found = current(text) if number is None else TextVersion.objects.get(kind=text.kind, key=text.key, number=number)
    return text.read(found.content) if found is not None else text.shipped or text.blank


def draft_of(text: Text) -> TextDraft | None:
    return TextDraft.objects.filter(kind=text.kind, key=text.key).first()


@atomic
def write(text: Text, *, content: Content, why: str, by: "Account", at: datetime, seen: int = 0) -> TextDraft:
    """Save a draft; `seen` is the revision the page showed, 0 if there was none."""
    draft = TextDraft.objects.select_for_update().filter(kind=text.kind, key=text.key).first()
    if seen != (draft.revision if draft is not None else 0):
        raise DraftChanged(f"{text.kind} {text.key}: seen {seen}.")
    if draft is None:
        based_on = found.number if (found := current(text)) is not None else 0
        draft = TextDraft(kind=text.kind, key=text.key, based_on=based_on, revision=0)
    draft.paper = None
    draft.content, draft.why, draft.written_at, draft.revision = content.dump(), why.strip(), at, draft.revision + 1
    draft.save()
    draft.writers.add(by)
    return draft


@atomic
def order_paper(text: Text, *, by: "Account", at: datetime, seen: int) -> None:
    """Let a worker print the draft for a sample application."""
    draft = TextDraft.objects.filter(kind=text.kind, key=text.key, revision=seen).first()
    if draft is None:
        raise DraftChanged(f"{text.kind} {text.key}: seen {seen}.")
    record("text.paper_ordered", draft, by=by, at=at, text=str(draft), revision=seen)


def take_up(text: Text, number: int, *, by: "Account", at: datetime) -> TextDraft:
    """Make a draft of an older version, so that it can be published as a new one."""
    content = content_of(text, number)
    if content is None:
        raise DraftChanged(f"{text.kind} {text.key} has no version {number}.")
    draft = draft_of(text)
    why = BACK.fill(number=number).in_("de")
    return write(text, content=content, why=why, by=by, at=at, seen=draft.revision if draft is not None else 0)


@atomic
def publish(text: Text, *, by: "Account", at: datetime, seen: int) -> TextVersion:
    """Put a draft into use as the next version; decisions drawn up from now on use it, those drawn up before keep theirs."""
    draft = TextDraft.objects.select_for_update().filter(kind=text.kind, key=text.key, revision=seen).first()
    if draft is None:
        raise DraftChanged(f"{text.kind} {text.key}: seen {seen}.")
    writers = list(draft.writers.all())
    if by in writers:
        raise OwnText(f"{by.pk} wrote in {draft}.")
    if found := problems(text, text.read(draft.content)):
        raise NotReady(found)
    version = TextVersion.objects.create(
        kind=text.kind,
        key=text.key,
        number=TextVersion.objects.filter(kind=text.kind, key=text.key).count() + 1,
        content=draft.content,
        why=draft.why,
        written_by=", ".join(sorted(str(writer) for writer in writers))[:200],
        published_by=str(by)[:200],
        published_at=at,
    )
    draft.delete()
    record("text.published", version, by=by, at=at, text=str(version), why=version.why)
    return version


@atomic
def discard(text: Text, *, seen: int) -> None:
    """Throw a draft away."""
    if not TextDraft.objects.filter(kind=text.kind, key=text.key, revision=seen).delete()[0]:
        raise DraftChanged(f"{text.kind} {text.key}: seen {seen}.")


BACK = T("Zurück zur Fassung {number}", en="Back to version {number}")
