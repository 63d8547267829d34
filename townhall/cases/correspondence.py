"""Messages between citizen and authority, and notes among clerks (Schriftwechsel, Vermerke)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic

from townhall.cases.models import Case, Message, Note, State
from townhall.cases.moves import MoveNotAllowed, lock, refuse_own
from townhall.journal.recording import record
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NothingWritten(Exception):
    """A message without words."""

    message = T("Schreiben Sie einen Text, bevor Sie absenden.", en="Write a text before you send.")


@atomic
def write_message(case: Case, *, text: str, by: "Account | None", at: datetime, from_citizen: bool) -> Message:
    """Send a message; the other side is told that there is one, not what it says."""
    case, text = lock(case), words(text)
    if case.state == State.CLOSED:
        raise MoveNotAllowed(f"{case} is closed.")
    if not from_citizen:
        refuse_own(case, by)
    message = Message.objects.create(case=case, from_citizen=from_citizen, author=by, text=text, sent_at=at)
    record("message.sent", case, by=by, at=at, message=message.pk, from_citizen=from_citizen)
    return message


@atomic
def write_note(case: Case, *, text: str, by: "Account", at: datetime) -> Note:
    """Keep a note that the citizen does not see."""
    case, text = lock(case), words(text)
    refuse_own(case, by)
    note = Note.objects.create(case=case, author=by, text=text, written_at=at)
    record("note.written", case, by=by, at=at, note=note.pk)
    return note


def read_messages(case: Case, *, from_citizen: bool, at: datetime) -> list[Message]:
    """Return all messages, and mark those of the other side as read; `from_citizen` says whose side the reader is on."""
    case.messages.filter(from_citizen=not from_citizen, read_at=None).update(read_at=at)
    return list(case.messages.select_related("author").order_by("sent_at", "pk"))


def words(text: str) -> str:
    if not text.strip():
        raise NothingWritten
    return text.strip()
